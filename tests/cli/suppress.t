# Suppression comments: in the body, and in the front matter of YAML and TOML. Reasons are kept.
$ printf -- '---\n# postlint-disable-file cjk-quotes -- old site\ntitle: "a &amp; b" # postlint-disable-line front-entity -- theme\n# postlint-disable-next-line front-entity\nsubtitle: "a &amp; b"\n# postlint-disable front-entity -- both\nx: "a &amp; b"\n# postlint-enable front-entity\ny: "a &amp; b"\n---\n\nOpen.</b> <!-- postlint-disable-line html-stray-end -- moved\033[31m -->\n\n<!-- postlint-disable-next-line -->\n\nOpen.</b>\n\n“Open.\n' >a.md
$ printf '+++\n# postlint-disable-next-line front-entity -- theme\ntitle = "a &amp; b"\nx = "# postlint-disable-line front-entity &amp; b"\n+++\n\n<!-- postlint-disable html-* -- all -->\n\nOpen.</b>\n\nOpen.</b>\n\n<!-- postlint-enable html-stray-end -->\n\nOpen.</b>\n' >b.md
$ postlint check --no-config --statistics .
a.md:9:7: info: HTML reference in the front matter: `&amp;` stands for `&` [front-entity]
a.md:12:61: error: control character in the text: U+001B ESCAPE [text-control]
b.md:4:43: info: HTML reference in the front matter: `&amp;` stands for `&` [front-entity]
b.md:15:6: error: end tag has no start tag: `</b>` [html-stray-end]
      2  info     front-entity                 HTML reference in the front matter
      1  error    html-stray-end               end tag has no start tag
      1  error    text-control                 control character in the text
suppressed by comments:
      2  front-entity -- theme
      2  html-stray-end -- all
      1  cjk-quotes -- old site
      1  front-entity
      1  front-entity -- both
      1  html-stray-end
      1  html-stray-end -- moved\x1B[31m
! 2 files checked: 2 errors, 2 infos (4 fixable) in 2 files, 9 suppressed
[1]
$ postlint check --no-config --statistics -q -j 8 --format json . >/dev/null
!       2  info     front-entity                 HTML reference in the front matter
!       1  error    html-stray-end               end tag has no start tag
!       1  error    text-control                 control character in the text
! suppressed by comments:
!       2  front-entity -- theme
!       2  html-stray-end -- all
!       1  cjk-quotes -- old site
!       1  front-entity
!       1  front-entity -- both
!       1  html-stray-end
!       1  html-stray-end -- moved\x1B[31m
[1]
$ postlint check --no-config -q --write-baseline . && grep -v '^#' .postlint-baseline
a.md front-entity 038971d36f8e63f2
a.md text-control 16c5052f9eb10fe7
b.md front-entity 4646d27c35784e71
b.md html-stray-end ab3f0a0b301b0e5c
# What is suppressed is in no baseline; what a baseline held and a comment now suppresses is stale.
$ sed -i 's/^Open.<\/b>$/& <!-- postlint-disable-line html-stray-end -->/' b.md && postlint check --no-config --baseline .postlint-baseline .
! 2 files checked: no findings, 10 suppressed, 3 in the baseline (1 of its lines stale)
