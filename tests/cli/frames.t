# What a person sees: carets under Chinese text, tabs, emoji; long lines cut around the span.
$ python3 - <<'END'
> text = "泉州晚报记者四月二十七日讯，全市经济运行总体平稳。"
> posts = {
>     "han.md": "奋进“春天里”，实现“开门红”</b>。\n",
>     "tab.html": "<p>a\tb\t</b>\tc</p>\n",
>     "emoji.html": "<p>👨‍👩‍👧 家 🇨🇳 e\u0301 ☎️ </b> x</p>\n",
>     "long.html": "<p>" + text * 7 + "</b>" + text * 6 + "</p>\n",
>     "start.html": "</b>" + text * 7 + "\n",
>     "end.html": "<p>" + "word " * 70 + "</b>\n",
>     "hidden.html": "<p>\u202eevil\u200b</b>\x1b[2J\u2028</p>\n",
>     "two.html": "<p>before</p>\n<div>\n<p>text\n</p>\n\n\n<p>more</p>\n",
>     "combining.html": "<p>n\u0303o\u0308</b></p>\n",
> }
> for name, text in posts.items():
>     open(name, "w", encoding="utf-8").write(text)
> END
80$ NO_COLOR=1 postlint check --no-config -q --select html-stray-end,html-unclosed .
error[html-stray-end]: end tag has no start tag: `</b>`
 --> combining.html:1:8
  |
1 | <p>ñö</b></p>
  |      ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no start tag: `</b>`
 --> emoji.html:1:21
  |
1 | <p>👨\xe2\x80\x8d👩\xe2\x80\x8d👧 家 🇨🇳 é ☎️ </b> x</p>
  |                  ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no start tag: `</b>`
 --> end.html:1:354
  |
1 | …word word word word word word word word word word word word word word </b>
  |                                                                        ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no start tag: `</b>`
 --> han.md:1:16
  |
1 | 奋进“春天里”，实现“开门红”</b>。
  |                           ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no start tag: `</b>`
 --> hidden.html:1:10
  |
1 | <p>\u{202E}evil\u{200B}</b>\x1B[2J\u{2028}</p>
  |                        ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no start tag: `</b>`
 --> long.html:1:179
  |
1 | …二十七日讯，全市经济运行总体平稳。</b>泉州晚报记者四月二十七日讯，全市经济…
  |                                    ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no start tag: `</b>`
 --> start.html:1:1
  |
1 | </b>泉州晚报记者四月二十七日讯，全市经济运行总体平稳。泉州晚报记者四月二十…
  | ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no start tag: `</b>`
 --> tab.html:1:8
  |
1 | <p>a    b    </b>    c</p>
  |              ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

error[html-unclosed]: element is never closed: `<div>` has no `</div>` and runs
    to the end of the post
 --> two.html:2:1
  |
1 | <p>before</p>
2 | <div>
  | ^^^^^
3 | <p>text
  |
help: Write the end tag where the element should end.

[1]
40$ NO_COLOR=1 postlint check --no-config -q --select html-stray-end,html-unclosed .
error[html-stray-end]: end tag has no
    start tag: `</b>`
 --> combining.html:1:8
  |
1 | <p>ñö</b></p>
  |      ^^^^
  |
help: Delete it, or write the start tag
      that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no
    start tag: `</b>`
 --> emoji.html:1:21
  |
1 | <p>👨\xe2\x80\x8d👩\xe2\x80\x8d👧 家 🇨🇳 é ☎️ </b> x</p>
  |                  ^^^^
  |
help: Delete it, or write the start tag
      that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no
    start tag: `</b>`
 --> end.html:1:354
  |
1 | …word word word word word word </b>
  |                                ^^^^
  |
help: Delete it, or write the start tag
      that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no
    start tag: `</b>`
 --> han.md:1:16
  |
1 | 奋进“春天里”，实现“开门红”</b>。
  |                           ^^^^
  |
help: Delete it, or write the start tag
      that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no
    start tag: `</b>`
 --> hidden.html:1:10
  |
1 | …evil\u{200B}</b>\x1B[2J\u{2028}</p>
  |              ^^^^
  |
help: Delete it, or write the start tag
      that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no
    start tag: `</b>`
 --> long.html:1:179
  |
1 | …运行总体平稳。</b>泉州晚报记者四月…
  |                ^^^^
  |
help: Delete it, or write the start tag
      that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no
    start tag: `</b>`
 --> start.html:1:1
  |
1 | </b>泉州晚报记者四月二十七日讯，全…
  | ^^^^
  |
help: Delete it, or write the start tag
      that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no
    start tag: `</b>`
 --> tab.html:1:8
  |
1 | <p>a    b    </b>    c</p>
  |              ^^^^
  |
help: Delete it, or write the start tag
      that is missing.
fix: delete the end tag

error[html-unclosed]: element is never
    closed: `<div>` has no `</div>` and
    runs to the end of the post
 --> two.html:2:1
  |
1 | <p>before</p>
2 | <div>
  | ^^^^^
3 | <p>text
  |
help: Write the end tag where the
      element should end.

[1]
80$ NO_COLOR=1 postlint check --no-config -q --select html-stray-end --ambiguous-width 2 han.md long.html
error[html-stray-end]: end tag has no start tag: `</b>`
 --> han.md:1:16
  |
1 | 奋进“春天里”，实现“开门红”</b>。
  |                               ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

error[html-stray-end]: end tag has no start tag: `</b>`
 --> long.html:1:179
  |
1 | …二十七日讯，全市经济运行总体平稳。</b>泉州晚报记者四月二十七日讯，全市经…
  |                                     ^^^^
  |
help: Delete it, or write the start tag that is missing.
fix: delete the end tag

[1]
80$ postlint check --no-config --select html-stray-end,html-unclosed --hyperlinks never han.md two.html
\x1b[1;31merror[html-stray-end]\x1b[0m\x1b[1m: end tag has no start tag: `</b>`\x1b[0m
\x1b[34m --> \x1b[0m\x1b[1mhan.md\x1b[0m:1:16
\x1b[34m  |\x1b[0m
\x1b[34m1 |\x1b[0m 奋进“春天里”，实现“开门红”</b>。
\x1b[34m  |\x1b[0m                           \x1b[1;31m^^^^\x1b[0m
\x1b[34m  |\x1b[0m
\x1b[1;32mhelp: \x1b[0mDelete it, or write the start tag that is missing.
\x1b[1;32mfix: \x1b[0mdelete the end tag

\x1b[1;31merror[html-unclosed]\x1b[0m\x1b[1m: element is never closed: `<div>` has no `</div>` and runs
    to the end of the post\x1b[0m
\x1b[34m --> \x1b[0m\x1b[1mtwo.html\x1b[0m:2:1
\x1b[34m  |\x1b[0m
\x1b[34m1 |\x1b[0m <p>before</p>
\x1b[34m2 |\x1b[0m <div>
\x1b[34m  |\x1b[0m \x1b[1;31m^^^^^\x1b[0m
\x1b[34m3 |\x1b[0m <p>text
\x1b[34m  |\x1b[0m
\x1b[1;32mhelp: \x1b[0mWrite the end tag where the element should end.

2 files checked: 2 errors (1 fixable) in 2 files
[1]
20$ NO_COLOR=1 postlint check --no-config -q --select html-stray-end long.html
error[html-stray-end]: end
    tag has no start
    tag: `</b>`
 --> long.html:1:179
  |
1 | …稳。</b>泉州晚…
  |      ^^^^
  |
help: Delete it, or
      write the
      start tag that
      is missing.
fix: delete the end
     tag

[1]
