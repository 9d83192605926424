# The formats on one post: Chinese, a tab, a related place, a fix.
$ cat >a.md <<'END'
> ---
> title: 四月
> ---
>
> 奋进“春天里”，实现“开门红”</b>。
>
> <div>
> <p>泉港	<font color="red">区</font></p>
> END
$ postlint check --no-config --select html-stray-end,html-obsolete,html-unclosed -q a.md
a.md:5:16: error: end tag has no start tag: `</b>` [html-stray-end]
a.md:7:1: error: element is never closed: `<div>` has no `</div>` and runs to the end of the post [html-unclosed]
a.md:8:7: warning: obsolete in HTML: element `<font>`: use CSS (`color`, `font`) [html-obsolete]
[1]
$ postlint check --no-config --select html-stray-end,html-obsolete,html-unclosed -q --format grouped a.md
a.md
  5:16  error    end tag has no start tag: `</b>`  [html-stray-end]
   7:1  error    element is never closed: `<div>` has no `</div>` and runs to the end of the post  [html-unclosed]
   8:7  warning  obsolete in HTML: element `<font>`: use CSS (`color`, `font`)  [html-obsolete]

[1]
$ postlint check --no-config --select html-stray-end,html-obsolete,html-unclosed -q --format full a.md
error[html-stray-end]: end tag has no start tag: `</b>`
 --> a.md:5:16
  |
5 | 奋进“春天里”，实现“开门红”</b>。
  |                           ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

error[html-unclosed]: element is never closed: `<div>` has no `</div>` and runs
    to the end of the post
 --> a.md:7:1
  |
7 | <div>
  | ^^^^^
8 | <p>泉港    <font color="red">区</font></p>
  |
help: Write the end tag where the element should end.

warning[html-obsolete]: obsolete in HTML: element `<font>`: use CSS (`color`,
    `font`)
 --> a.md:8:7
  |
7 | <div>
8 | <p>泉港    <font color="red">区</font></p>
  |            ^^^^^^^^^^^^^^^^^^
  |
help: Write the modern form; the post then looks the same in ten years.

[1]
$ postlint check --no-config --select html-stray-end,html-obsolete,html-unclosed -q --format json a.md
[
{"path":"a.md","rule":"html-stray-end","severity":"error","message":"end tag has no start tag: `</b>`","line":5,"column":16,"endLine":5,"endColumn":20,"offset":68,"endOffset":72,"help":"Delete it, or write the start tag that is missing.","url":"docs/rules/html-stray-end.md","fix":{"safety":"safe","title":"delete the end tag","edits":[{"offset":68,"endOffset":72,"text":""}]}},
{"path":"a.md","rule":"html-unclosed","severity":"error","message":"element is never closed: `<div>` has no `</div>` and runs to the end of the post","line":7,"column":1,"endLine":7,"endColumn":6,"offset":77,"endOffset":82,"help":"Write the end tag where the element should end.","url":"docs/rules/html-unclosed.md"},
{"path":"a.md","rule":"html-obsolete","severity":"warning","message":"obsolete in HTML: element `<font>`: use CSS (`color`, `font`)","line":8,"column":7,"endLine":8,"endColumn":25,"offset":93,"endOffset":111,"help":"Write the modern form; the post then looks the same in ten years.","url":"docs/rules/html-obsolete.md"}
]
[1]
$ postlint check --no-config --select html-stray-end,html-obsolete,html-unclosed -q --format jsonl a.md
{"path":"a.md","rule":"html-stray-end","severity":"error","message":"end tag has no start tag: `</b>`","line":5,"column":16,"endLine":5,"endColumn":20,"offset":68,"endOffset":72,"help":"Delete it, or write the start tag that is missing.","url":"docs/rules/html-stray-end.md","fix":{"safety":"safe","title":"delete the end tag","edits":[{"offset":68,"endOffset":72,"text":""}]}}
{"path":"a.md","rule":"html-unclosed","severity":"error","message":"element is never closed: `<div>` has no `</div>` and runs to the end of the post","line":7,"column":1,"endLine":7,"endColumn":6,"offset":77,"endOffset":82,"help":"Write the end tag where the element should end.","url":"docs/rules/html-unclosed.md"}
{"path":"a.md","rule":"html-obsolete","severity":"warning","message":"obsolete in HTML: element `<font>`: use CSS (`color`, `font`)","line":8,"column":7,"endLine":8,"endColumn":25,"offset":93,"endOffset":111,"help":"Write the modern form; the post then looks the same in ten years.","url":"docs/rules/html-obsolete.md"}
[1]

# Offsets are those of the file as stored, columns those of its text.
$ iconv -f UTF-8 -t GB18030 a.md >gb.md && postlint check --no-config --select html-stray-end -q --from gb18030 --format jsonl gb.md | grep -o '"line.*endOffset":[0-9]*,"help' && python3 -c 'print(open("gb.md", "rb").read().index(b"</b>"))'
"line":5,"column":16,"endLine":5,"endColumn":20,"offset":51,"endOffset":55,"help
51
$ printf '\357\273\277x</b>\r\ny</b>\r\n' >bom.md && postlint check --no-config --select html-stray-end -q --format jsonl bom.md | grep -o '"line.*endOffset":[0-9]*,"help'
"line":1,"column":2,"endLine":1,"endColumn":6,"offset":4,"endOffset":8,"help
"line":2,"column":2,"endLine":2,"endColumn":6,"offset":11,"endOffset":15,"help
