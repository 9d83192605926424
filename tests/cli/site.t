# The links of a Jekyll site: found out by _config.yml, whatever part of it is checked.
$ mkdir -p _posts images about && printf 'title: News\nurl: https://news.example.com\nplugins: [jekyll-redirect-from]\n' >_config.yml && printf 'JPEG\n' >images/port.jpg
$ printf -- '---\ntitle: The plan\npermalink: /plan/\nredirect_from: /old-plan/\n---\n\n## The plan\n\nText.\n' >plan.md
$ printf -- '---\ntitle: About\n---\n\n![The port](/images/Port.jpg)\n' >about/index.md
$ printf -- '---\ntitle: The port\n---\n\n[plan](/plan/#the-plan), [plans](/plans/), [there](/plan/#the-plans), [old](/old-plan/), [far](https://example.org/), [tag]({{ page.tag }})\n' >_posts/2022-04-27-port.md
$ printf -- '---\ntitle: The same plan\npermalink: /plan/\n---\n\nOther text.\n' >_posts/2022-04-28-plan.md
$ postlint check .
_posts/2022-04-27-port.md:5:34: error: link leads to nothing on the site: `/plans/` [link-missing]
_posts/2022-04-27-port.md:5:52: error: page has no such anchor: `#the-plans` in `plan.md` [link-anchor]
_posts/2022-04-27-port.md:5:77: info: target has moved: `/old-plan/` is now `/plan/` [link-redirect]
_posts/2022-04-28-plan.md:3:12: error: another post is published at the same address: `/plan/` of `plan.md` [site-duplicate-url]
about/index.md:5:13: error: target is written in another case than its file: `/images/Port.jpg`, but it is `/images/port.jpg` [link-case]
plan.md:3:12: error: another post is published at the same address: `/plan/` of `_posts/2022-04-28-plan.md` [site-duplicate-url]
! 4 files checked: 5 errors, 1 info (2 fixable) in 4 files
! links: 5 checked, 1 external not checked, 1 uncertain
[1]
# One post alone: the site around it is read for what its links need.
$ postlint check --format full _posts/2022-04-27-port.md
error[link-missing]: link leads to nothing on the site: `/plans/`
 --> _posts/2022-04-27-port.md:5:34
  |
5 | [plan](/plan/#the-plan), [plans](/plans/), [there](/plan/#the-plans), [old]…
  |                                  ^^^^^^^
  |
help: Did you mean `/plan/`?

error[link-anchor]: page has no such anchor: `#the-plans` in `plan.md`
 --> _posts/2022-04-27-port.md:5:52
  |
5 | …), [plans](/plans/), [there](/plan/#the-plans), [old](/old-plan/), [far](h…
  |                               ^^^^^^^^^^^^^^^^
  |
help: Did you mean `#the-plan`?

info[link-redirect]: target has moved: `/old-plan/` is now `/plan/`
 --> _posts/2022-04-27-port.md:5:77
  |
5 | …there](/plan/#the-plans), [old](/old-plan/), [far](https://example.org/), …
  |                                  ^^^^^^^^^^
  |
help: Write the new address.
fix: write the address that there is

! 1 file checked: 2 errors, 1 info (1 fixable)
! links: 4 checked, 1 external not checked, 1 uncertain
[1]
$ cd _posts && postlint check 2022-04-28-plan.md
2022-04-28-plan.md:3:12: error: another post is published at the same address: `/plan/` of `plan.md` [site-duplicate-url]
! 1 file checked: 1 error
[1]
# A post that is not saved yet.
$ printf -- '---\ntitle: New\n---\n\n[plans](/plans/) [the port](/2022/04/27/port.html)\n' | postlint check --stdin-filename _posts/2022-05-01-new.md -
_posts/2022-05-01-new.md:5:9: error: link leads to nothing on the site: `/plans/` [link-missing]
! 1 file checked: 1 error
! links: 2 checked
[1]
# Suppressed, in the baseline, fixed: as findings of any other rule.
$ printf -- '---\ntitle: New\n---\n\n<!-- postlint-disable-next-line link-missing -- it will come -->\n[plans](/plans/)\n' >_posts/2022-05-01-new.md && postlint check _posts/2022-05-01-new.md
! 1 file checked: no findings, 1 suppressed
! links: 1 checked
$ postlint check -q --write-baseline . && postlint check --baseline .postlint-baseline .
! 5 files checked: no findings, 1 suppressed, 6 in the baseline
! links: 6 checked, 1 external not checked, 1 uncertain
# Nothing is read when no rule asks for it; a folder without a builder has no site.
$ postlint check --ignore 'link-*,image-*,site-*' about
! 1 file checked: no findings
$ mkdir plain && printf '[x](/nowhere/)\n' >plain/a.md && postlint check --no-config plain
! 1 file checked: no findings
# Files that cannot be read are said; the other links are judged.
$ mkfifo broken.md && postlint check about; rm broken.md
about/index.md:5:13: error: target is written in another case than its file: `/images/Port.jpg`, but it is `/images/port.jpg` [link-case]
! postlint: broken.md: is a FIFO, not a file; links to it are not judged
! 1 file checked: 1 error (1 fixable)
! links: 1 checked
# A Hexo site has the lists of the generators that its package.json names. What its front matter hides is not broken for others, too.
$ mkdir -p hexo/source/_posts && cd hexo && printf 'url: https://a.example.com\ntag_dir: tag\n' >_config.yml && printf '{"dependencies": {"hexo": "8.1.2", "hexo-generator-tag": "2.0.0"}}' >package.json && printf -- '---\ntitle: One\ndate: 2022-04-27 10:00:00\ntags: [Port City]\n---\n\n[tag](/tag/Port-City/) [other](/tag/Sea/) [home](/) [lists](/archives/2022/) [two](/2022/04/28/two/) [three](/2022/04/28/three/)\n' >source/_posts/one.md && printf -- '---\ntitle: &#8220;Two\ndate: 2022-04-28 10:00:00\n---\n\nText.\n' >source/_posts/two.md && postlint check --ignore 'front-*,line-*' .
source/_posts/one.md:7:32: error: link leads to nothing on the site: `/tag/Sea/` [link-missing]
source/_posts/one.md:7:110: error: link leads to nothing on the site: `/2022/04/28/three/` [link-missing]
! 2 files checked: 2 errors in 1 file
! links: 3 checked, 3 uncertain
[1]
# What Jekyll publishes elsewhere since its front matter does not parse.
$ mkdir -p jekyll/_posts && cd jekyll && printf 'url: https://a.example.com\n' >_config.yml && printf -- '---\ntitle: One\n---\n\n[two](https://a.example.com/two/)\n' >_posts/2022-04-27-one.md && printf -- '---\npermalink: /two/\ntitle: &#8220;Two\n---\n\nText.\n' >_posts/2022-04-28-two.md && postlint check --ignore 'front-*,line-*' --format full .
error[link-missing]: link leads to nothing on the site:
    `https://a.example.com/two/`
 --> _posts/2022-04-27-one.md:5:7
  |
5 | [two](https://a.example.com/two/)
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
help: `_posts/2022-04-28-two.md` may be meant: its front matter does not parse.

! 2 files checked: 1 error in 1 file
! links: 1 checked
[1]
# Names of sources: Jekyll's plugin for them is on where GitHub Pages may build the site, in pages, not in posts.
$ mkdir -p pages/_posts && cd pages && printf 'url: https://a.example.com\n' >_config.yml && printf -- '---\ntitle: Plan\n---\n\nText.\n' >plan.md && printf -- '---\ntitle: About\n---\n\n[plan](plan.md)\n' >about.md && printf -- '---\ntitle: Port\n---\n\n[plan](/plan.md)\n' >_posts/2022-04-27-port.md && postlint check . ; printf '# gem "github-pages"\ngem "jekyll"\n' >Gemfile && postlint check about.md
_posts/2022-04-27-port.md:5:8: error: link leads to nothing on the site: `/plan.md` [link-missing]
about.md:5:8: error: link leads to nothing on the site: `plan.md` is `/plan.md` [link-missing]
! 3 files checked: 1 error in 1 file
! links: 1 checked, 1 uncertain
! 1 file checked: 1 error
! links: 1 checked
[1]
# Files without front matter, and others with it: a list, a picture in a collection, what is at the front of a name, a README.
$ mkdir -p pages/_docs/sub && cd pages && printf 'collections: { docs: { output: true, permalink: /handbook/:path/ } }\nplugins: [jekyll-readme-index, jekyll-optional-front-matter]\n' >_config.yml && printf -- '---\npermalink: /data/list.csv\n---\na,b\n' >list.csv && touch _docs/sub/pic.png _docs/_x.png && printf '# Docs\n' >_docs/sub/README.md && mkdir -p notes && printf '# Notes\n' >notes/README.md && printf '# Wind\n' >notes/wind.md && printf -- '---\ntitle: About\n---\n\n[list](/data/list.csv) [csv](/list.csv) ![p](/handbook/sub/pic.png) ![p](/docs/sub/pic.png) ![x](/handbook/_x.png) [notes](/notes/) [wind](/notes/wind.html#wind)\n' >about.md && postlint check about.md
about.md:5:30: error: link leads to nothing on the site: `/list.csv` [link-missing]
about.md:5:74: error: image is not on the site: `/docs/sub/pic.png` [image-missing]
about.md:5:98: error: image is not on the site: `/handbook/_x.png` [image-missing]
! 1 file checked: 3 errors
! links: 7 checked
[1]
# An old address leads on only with the plugin for it.
$ mkdir -p former/_posts && cd former && printf 'title: News\n' >_config.yml && printf -- '---\ntitle: Plan\nredirect_from: [/old/, was.htm]\n---\n\n[old](/old/) [was](/was.htm)\n' >plan.md && postlint check --format full plan.md | head -8
error[link-missing]: link leads to nothing on the site: `/old/`: it is an old
    address of `plan.md`, and the plugin that would lead on is not used here
 --> plan.md:6:7
  |
6 | [old](/old/) [was](/was.htm)
  |       ^^^^^
  |
help: Did you mean `/plan.html`?
! 1 file checked: 2 errors
! links: 2 checked
# What a hostile post makes us look at is bounded: 200,000 braces in a target, 3,000 missing anchors of a page with 20,000, and as many of its own.
$ mkdir -p hostile/_posts && cd hostile && echo 'url: https://a.example.com' >_config.yml && { printf -- '---\ntitle: Braces\n---\n\n<a href="{{ a }}'; yes '{{{{{{{{{{' | head -20000 | tr -d '\n'; printf '">x</a>\n'; } >_posts/2022-04-27-braces.md && { printf -- '---\ntitle: Big\npermalink: /big/\n---\n'; seq -f '%.0f' 20000 | sed 's/.*/\n## Heading number &\n\n[x](#headimg-nunber-&-)/'; } >_posts/2022-04-28-big.md && { printf -- '---\ntitle: Many\n---\n'; seq 3000 | sed 's/.*/\n[x](\/big\/#no-heading-&)/'; } >_posts/2022-04-29-many.md && postlint check --select 'link-anchor' . | cut -d: -f1,4- | sed 's/[0-9]*-*` in /` in /; s/nunber-.*/nunber`/' | sort | uniq -c | sed 's/^ *//'
10000 _posts/2022-04-28-big.md: error: page has no such anchor: `#headimg-nunber`
1 _posts/2022-04-28-big.md: info: page has no such anchor: too many findings; the rest of this rule is not listed [link-anchor]
3000 _posts/2022-04-29-many.md: error: page has no such anchor: `#no-heading-` in `_posts/2022-04-28-big.md` [link-anchor]
! 3 files checked: 13000 errors, 1 info in 2 files
! links: 23000 checked, 1 uncertain
# A file beside no post of Hexo is published nowhere, least of all at the home page.
$ mkdir -p lone/source/_posts && cd lone && printf 'url: https://a.example.com\npost_asset_folder: true\n' >_config.yml && printf '{"dependencies": {"hexo": "8.1.2"}}' >package.json && echo PNG >source/_posts/lone.png && printf -- '---\ntitle: One\ndate: 2022-04-27 10:00:00\n---\n\n[home](/) [lone](/lone.png)\n' >source/_posts/one.md && postlint check .
source/_posts/one.md:6:18: error: link leads to nothing on the site: `/lone.png` [link-missing]
! 1 file checked: 1 error
! links: 1 checked, 1 uncertain
[1]
# A post is judged as it reads now: not saved yet, staged; its own new address is known. Two addresses can be one file: both posts hear of it.
$ mkdir -p now/_posts && cd now && git init -q . && printf 'url: https://a.example.com\n' >_config.yml && printf -- '---\ntitle: One\npermalink: /one.html\n---\n\nText.\n' >_posts/2022-04-27-one.md && printf -- '---\ntitle: Two\npermalink: /two.html\n---\n\nText.\n' >_posts/2022-04-28-two.md && git add . && printf -- '---\ntitle: One\npermalink: /one.html\n---\n\nText.\n' >_posts/2022-04-28-two.md && postlint check --staged; printf -- '---\ntitle: Three\npermalink: /three.html\n---\n\n[me](/three.html#top) [place](/three.html#place)\n' | postlint check --stdin-filename _posts/2022-04-28-two.md -
_posts/2022-04-28-two.md:6:31: error: page has no such anchor: `#place` [link-anchor]
! 2 files checked: no findings
! 1 file checked: 1 error
! links: 2 checked
[1]
$ cd now && git add . && printf -- '---\ntitle: Two\npermalink: /one\n---\n\nText.\n' >_posts/2022-04-28-two.md && postlint check --staged; postlint check .
_posts/2022-04-27-one.md:2:8: warning: another post has the same title: `_posts/2022-04-28-two.md` [site-duplicate-title]
_posts/2022-04-27-one.md:3:12: error: another post is published at the same address: `/one.html` of `_posts/2022-04-28-two.md` [site-duplicate-url]
_posts/2022-04-28-two.md:2:8: warning: another post has the same title: `_posts/2022-04-27-one.md` [site-duplicate-title]
_posts/2022-04-28-two.md:3:12: error: another post is published at the same address: `/one.html` of `_posts/2022-04-27-one.md` [site-duplicate-url]
_posts/2022-04-27-one.md:3:12: error: another post is published at the same address: `/one.html` of `_posts/2022-04-28-two.md` [site-duplicate-url]
_posts/2022-04-28-two.md:3:12: error: another post is published at the same address: `/one.html` of `_posts/2022-04-27-one.md` [site-duplicate-url]
! 2 files checked: 2 errors, 2 warnings in 2 files
! 2 files checked: 2 errors in 2 files
[1]
# Another render hook than one for links or images says nothing of links.
$ mkdir -p hook/content hook/layouts/_default/_markup && cd hook && printf 'baseURL = "https://a.example.com/"\n' >hugo.toml && printf -- '---\ntitle: One\n---\n\n[x](/nowhere/)\n' >content/one.md && echo x >layouts/_default/_markup/render-heading.html && postlint check .; mv layouts/_default/_markup/render-heading.html layouts/_default/_markup/render-link.html && postlint check .
content/one.md:5:5: error: link leads to nothing on the site: `/nowhere/` [link-missing]
! 2 files checked: 1 error in 1 file
! links: 1 checked
! 2 files checked: no findings
! links: 0 checked, 1 uncertain
# What cannot be read or leads out of the site may be anything: links to it are uncertain, others are not.
$ mkdir -p dark/content dark/static/.well-known && cd dark && printf 'baseURL = "https://a.example.com/"\n' >hugo.toml && mkfifo content/fifo.md && ln -s /etc/hostname static/out.txt && ln -s /etc static/etc && ln -s nothing static/gone.txt && echo x >static/.well-known/security.txt && printf -- '---\ntitle: One\n---\n\n[a](/fifo/) [b](/out.txt) [c](/etc/x.txt) [d](/.well-known/security.txt) [e](/gone.txt) [f](/nowhere/)\n' >content/one.md && postlint check content/one.md
content/one.md:5:78: error: link leads to nothing on the site: `/gone.txt` [link-missing]
content/one.md:5:93: error: link leads to nothing on the site: `/nowhere/` [link-missing]
! postlint: content/fifo.md: is a FIFO, not a file; links to it are not judged
! 1 file checked: 2 errors
! links: 2 checked, 4 uncertain
[1]
$ mkdir -p dark2/_posts/.x && cd dark2 && printf 'url: https://a.example.com\n' >_config.yml && printf -- '---\ntitle: One\n---\n\n[a](/.x/security.txt)\n' >_posts/2022-04-27-one.md && postlint check .; printf 'include: [.x]\n' >>_config.yml && postlint check .
_posts/2022-04-27-one.md:5:5: error: link leads to nothing on the site: `/.x/security.txt` [link-missing]
! 1 file checked: 1 error
! links: 1 checked
! 1 file checked: no findings
! links: 0 checked, 1 uncertain
# A target as long as a book.
$ mkdir -p long/_posts && cd long && printf 'url: https://a.example.com\n' >_config.yml && { printf -- '---\ntitle: One\n---\n\n[x](/'; yes a/ | head -1000000 | tr -d '\n'; printf ')\n'; } >_posts/2022-04-27-one.md && postlint check _posts
_posts/2022-04-27-one.md:5:5: error: link leads to nothing on the site: `/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a…` [link-missing]
! 1 file checked: 1 error
! links: 1 checked
[1]
# Folders are looked into once, however deep the first one is.
$ mkdir -p deep/_posts && cd deep && printf 'url: https://a.example.com\n' >_config.yml && printf -- '---\ntitle: One\n---\n\nText.\n' >_posts/2022-04-27-one.md && mkdir -p "$(yes abc | head -800 | tr '\n' /)" && find abc -type d -exec sh -c 'for d; do cp _posts/2022-04-27-one.md "$d/p.md"; done' sh {} + && postlint check _posts
! 1 file checked: no findings
# A rule file cannot send us out of its folder.
$ mkdir -p sent/inner && cd sent && mkfifo fifo.md && printf 'site: { builder: jekyll, root: ".." }\n' >inner/.postlint.yml && printf -- '---\ntitle: One\n---\n\n[x](/nowhere/)\n' >inner/one.md && postlint check inner
! 1 file checked: no findings
# A site within a site: what the outer one makes of its folder is not known. A theme of Jekyll's in _config.yml is enough to know the builder.
$ mkdir -p outer/_posts outer/docs/_posts && cd outer && printf 'url: https://a.example.com\n' >_config.yml && printf 'url: https://b.example.com\n' >docs/_config.yml && printf -- '---\ntitle: One\n---\n\n[inner](/docs/x.html) [none](/dox/)\n' >_posts/2022-01-01-one.md && printf -- '---\ntitle: Two\n---\n\n[self](/x.html)\n' >docs/x.md && postlint check .
_posts/2022-01-01-one.md:5:30: error: link leads to nothing on the site: `/dox/` [link-missing]
! 2 files checked: 1 error in 1 file
! links: 2 checked, 1 uncertain
[1]
$ mkdir themed && cd themed && printf 'theme: jekyll-theme-minimal\n' >_config.yml && printf -- '---\ntitle: One\n---\n\n[none](/none.html)\n' >index.md && postlint check . ; printf -- '---\ntitle: Two\npermalink: /index.html\n---\n\nText.\n' | postlint check --stdin-filename new.md -
index.md:5:8: error: link leads to nothing on the site: `/none.html` [link-missing]
new.md:3:12: error: another post is published at the same address: `/` of `index.md` [site-duplicate-url]
! 1 file checked: 1 error
! links: 1 checked
! 1 file checked: 1 error
[1]
