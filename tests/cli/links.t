# What the configuration of a site makes of links. Each is as the builder itself has it.
# Hexo: hexo-renderer-marked leads images in Markdown to the site's root, or with `postAsset` to the folder of the post; links it leaves alone.
$ mkdir hexo && cd hexo && mkdir -p source/_posts/port source/pics && printf 'url: https://a.example.com/blog\nroot: /blog/\n' >_config.yml && printf '{"dependencies": {"hexo": "8.1.2", "hexo-renderer-marked": "7.0.1"}}' >package.json && touch source/_posts/port/p.png source/pics/x.png && printf -- '---\ntitle: Port\ndate: 2022-04-27 10:00:00\n---\n\n![a](/pics/x.png) ![b](pics/x.png) ![c](/blog/pics/x.png) ![d](p.png) <img src="/blog/pics/x.png" alt="e"> [f](/pics/x.png) ![g](/Pics/x.png)\n' >source/_posts/port.md && postlint check --format concise source/_posts/port.md
source/_posts/port.md:6:41: error: image is not on the site: `/blog/pics/x.png`: Hexo puts `/blog` before it once more [image-missing]
source/_posts/port.md:6:64: error: image is not on the site: `p.png` is `/p.png` [image-missing]
source/_posts/port.md:6:112: error: link leads to nothing on the site: `/pics/x.png`: it lies outside `/blog/`, where the site is [link-missing]
source/_posts/port.md:6:130: error: target is written in another case than its file: `/Pics/x.png`, but it is `/pics/x.png` [link-case]
! 1 file checked: 4 errors (1 fixable)
! links: 7 checked
[1]
$ mkdir hexo-assets && cd hexo-assets && mkdir -p source/_posts/port && printf 'url: https://a.example.com\npost_asset_folder: true\nmarked: { postAsset: true }\n' >_config.yml && touch source/_posts/port/p.png && printf -- '---\ntitle: Port\ndate: 2022-04-27 10:00:00\n---\n\n![a](p.png) ![b](./p.png) ![c](port/p.png)\n' >source/_posts/port.md && postlint check --format concise source/_posts/port.md
source/_posts/port.md:6:32: error: image is not on the site: `port/p.png` is `/port/p.png` [image-missing]
! 1 file checked: 1 error
! links: 3 checked
[1]
$ mkdir hexo-plain && cd hexo-plain && mkdir -p source/_posts/port && printf 'url: https://a.example.com\npost_asset_folder: true\nmarked: { prependRoot: false }\n' >_config.yml && touch source/_posts/port/p.png && printf -- '---\ntitle: Port\ndate: 2022-04-27 10:00:00\n---\n\n![a](p.png) ![c](port/p.png)\n' >source/_posts/port.md && postlint check --format concise source/_posts/port.md
source/_posts/port.md:6:18: error: image is not on the site: `port/p.png` is `/2022/04/27/port/port/p.png` [image-missing]
! 1 file checked: 1 error
! links: 2 checked
[1]
# kramdown's options for ids, and Markdown in HTML, whose ids are not worked out.
$ mkdir kramdown && cd kramdown && mkdir _posts && printf 'kramdown: { auto_id_prefix: h-, footnote_prefix: n }\n' >_config.yml && printf -- '---\ntitle: Plan\n---\n\n## The plan\n\n## The plan\n\n## By hand {#hand}\n\nA note[^a].\n\n[^a]: The note.\n\n[1](#h-the-plan-1) [2](#the-plan) [3](#hand) [4](#h-hand) [5](#fn:na) [6](#fnref:na) [7](#fn:a)\n' >plan.md && postlint check --format concise plan.md
plan.md:15:24: error: page has no such anchor: `#the-plan` [link-anchor]
plan.md:15:50: error: page has no such anchor: `#h-hand` [link-anchor]
plan.md:15:90: error: page has no such anchor: `#fn:a` [link-anchor]
! 1 file checked: 3 errors
! links: 7 checked
[1]
$ mkdir kramdown-off && cd kramdown-off && mkdir _posts && printf 'kramdown:\n  auto_ids: false\n' >_config.yml && printf -- '---\ntitle: Plan\n---\n\n## The plan\n\n## By hand {#hand}\n\n[2](#the-plan) [3](#hand)\n' >plan.md && postlint check --format concise plan.md
plan.md:9:5: error: page has no such anchor: `#the-plan` [link-anchor]
! 1 file checked: 1 error
! links: 2 checked
[1]
$ mkdir kramdown-letters && cd kramdown-letters && mkdir _posts && printf 'kramdown:\n  transliterated_header_ids: true\n' >_config.yml && printf -- '---\ntitle: Plan\n---\n\n## Über\n\n[2](#uber) [3](#no-such-place)\n' >plan.md && postlint check --format concise plan.md
! 1 file checked: no findings
! links: 0 checked, 2 uncertain
$ mkdir kramdown-html && cd kramdown-html && mkdir _posts && printf 'title: News\n' >_config.yml && printf -- '---\ntitle: Plan\n---\n\n<div markdown="1">\n## Inside\n</div>\n\n[1](#inside)\n' >plan.md && printf -- '---\ntitle: Tide\n---\n\n<p markdown="1">*Inside*</p>\n\n| a | b |\n|---|---|\n| c | d |\n{: .wide #tides}\n\n[1](#inside) [2](#tides)\n' >tide.md && postlint check --format concise --ignore 'html-*' .
tide.md:12:5: error: page has no such anchor: `#inside` [link-anchor]
! 2 files checked: 1 error in 1 file
! links: 2 checked, 1 uncertain
[1]
# goldmark's.
$ mkdir goldmark && cd goldmark && mkdir content && printf '[markup.goldmark.parser]\nautoHeadingID = false\n' >hugo.toml && printf -- '---\ntitle: Plan\n---\n\n## The plan\n\n## By hand {#hand}\n\n[2](#the-plan) [3](#hand)\n' >content/plan.md && postlint check --format concise content
content/plan.md:9:5: error: page has no such anchor: `#the-plan` [link-anchor]
! 1 file checked: 1 error
! links: 2 checked
[1]
$ mkdir goldmark-blocks && cd goldmark-blocks && mkdir content && printf '[markup.goldmark.parser.attribute]\nblock = true\n' >hugo.toml && printf -- '---\ntitle: Plan\n---\n\n| a |\n|---|\n| b |\n{#tides}\n\n[2](#tides)\n' >content/plan.md && printf -- '---\ntitle: Port\n---\n\n[2](#tides)\n' >content/port.md && postlint check --format concise content
content/port.md:5:5: error: page has no such anchor: `#tides` [link-anchor]
! 2 files checked: 1 error in 1 file
! links: 1 checked, 1 uncertain
[1]
# Addresses without their endings, of an index.html too.
$ mkdir endings && cd endings && mkdir -p _posts docs && printf 'title: News\n' >_config.yml && printf -- '---\ntitle: Docs\n---\n\n## The plan\n' >docs/index.md && printf -- '---\ntitle: Plan\n---\n\n[1](/docs/index) [2](docs/index#the-plan) [3](/plan) [4](/docs/indices) [5](/index)\n' >plan.md && postlint check --format concise plan.md
plan.md:5:58: error: link leads to nothing on the site: `/docs/indices` [link-missing]
plan.md:5:77: error: link leads to nothing on the site: `/index` [link-missing]
! 1 file checked: 2 errors
! links: 5 checked
[1]
# Up above `baseurl`, and back below it.
$ mkdir above && cd above && mkdir _posts && printf 'url: https://a.example.com\nbaseurl: /blog\n' >_config.yml && printf -- '---\ntitle: Plan\n---\n\n[1](../blog/plan.html) [2](../plan.html) [3](../../blog/plan.html) [4](../blog/plans.html)\n' >plan.md && postlint check --format concise plan.md
plan.md:5:28: error: target leaves the site: `../plan.html` [link-outside]
plan.md:5:46: error: target leaves the site: `../../blog/plan.html` [link-outside]
plan.md:5:72: error: link leads to nothing on the site: `../blog/plans.html` is `/plans.html` [link-missing]
! 1 file checked: 3 errors
! links: 4 checked
[1]
# `published: false` in Jekyll's defaults is for posts, not for pages.
$ mkdir defaults && cd defaults && mkdir -p _posts && printf 'defaults: [{ scope: { path: "" }, values: { published: false } }]\n' >_config.yml && printf -- '---\ntitle: Plan\n---\n\n[1](/plan.html) [2](/2022/04/27/port.html)\n' >plan.md && printf -- '---\ntitle: Port\n---\nText.\n' >_posts/2022-04-27-port.md && postlint check --format concise plan.md
plan.md:5:21: error: link leads to nothing on the site: `/2022/04/27/port.html`: `_posts/2022-04-27-port.md` is not published: `published: false` [link-missing]
! 1 file checked: 1 error
! links: 2 checked
[1]
# Hugo: names of emoji in headings; terms that `permalinks` moves; a language with addresses of its own.
$ mkdir emoji && cd emoji && mkdir content && printf 'enableEmoji = true\n' >hugo.toml && printf -- '---\ntitle: Plan\n---\n\n## Go :smile: there\n\n[1](#go--there) [2](#go-smile-there)\n' >content/plan.md && postlint check --format concise content && printf 'title = "x"\n' >hugo.toml && postlint check --format concise content
content/plan.md:7:5: error: page has no such anchor: `#go--there` [link-anchor]
! 1 file checked: no findings
! links: 1 checked, 1 uncertain
! 1 file checked: 1 error
! links: 2 checked
[1]
$ mkdir terms && cd terms && mkdir content && printf '[permalinks]\ntags = "/topics/:slug/"\n' >hugo.toml && printf -- '---\ntitle: Plan\ntags: [Big Ship]\ncategories: [News]\n---\n\n[1](/topics/big-ship/) [2](/tags/big-ship/) [3](/categories/news/) [4](/tags/)\n' >content/plan.md && postlint check --format concise content
content/plan.md:7:28: error: link leads to nothing on the site: `/tags/big-ship/` [link-missing]
! 1 file checked: 1 error
! links: 3 checked, 1 uncertain
[1]
$ mkdir own-language && cd own-language && mkdir -p content/posts && printf '[languages.en]\n[languages.fr.permalinks]\nposts = "/articles/:title/"\n' >hugo.toml && printf -- '---\ntitle: Plan\n---\n\n[1](/fr/articles/le-plan/) [2](/posts/plan/)\n' >content/posts/plan.md && printf -- '---\ntitle: Le plan\n---\n' >content/posts/plan.fr.md && postlint check --format concise content
! 2 files checked: no findings
! links: 1 checked, 1 uncertain
# What looks like a link in formulas, comments and raw text of kramdown is none.
$ mkdir formulas && cd formulas && mkdir _posts && printf 'title: News\n' >_config.yml && printf -- '---\ntitle: Plan\n---\n\nHere $$f[a](b)$$ and `$$`, [one](/one), `$$` there.\n\n$$\n[c](d)\n$$\n\n{::comment}\n[e](f)\n{:/comment}\n\n{::nomarkdown}\n[g](h) <a href="/two">x</a>\n{:/nomarkdown}\n\nIt costs $$ [three](/three)\n\nor more $$\n' >plan.md && postlint check --format concise --ignore 'html-*' plan.md
plan.md:5:34: error: link leads to nothing on the site: `/one` [link-missing]
plan.md:16:17: error: link leads to nothing on the site: `/two` [link-missing]
plan.md:19:21: error: link leads to nothing on the site: `/three` [link-missing]
! 1 file checked: 3 errors
! links: 3 checked
[1]
# One source that shows what the front matter says is no copy.
$ mkdir own && cd own && mkdir _posts && printf 'title: News\n' >_config.yml && for tag in port sea; do printf -- '---\ntitle: About %s\ntag: %s\n---\n\n<ul>\n{%% for post in site.tags[page.tag] %%}\n<li class="post-in-a-list-of-posts"><a class="link-in-a-list-of-posts" href="{{ post.url | relative_url }}">{{ post.title }}</a> <time class="date-in-a-list-of-posts">{{ post.date }}</time></li>\n{%% endfor %%}\n</ul>\n' $tag $tag >$tag.md; done; postlint check --format concise .; sed -i 's/page\.tag/site.tag/' *.md; postlint check --format concise .
port.md:6:1: warning: another post has the same text: `sea.md` [site-duplicate-body]
sea.md:6:1: warning: another post has the same text: `port.md` [site-duplicate-body]
! 2 files checked: no findings
! links: 0 checked, 2 uncertain
! 2 files checked: 2 warnings in 2 files
! links: 0 checked, 2 uncertain
[1]
# A hook of Hugo's for headings may give them other ids.
$ mkdir headings && cd headings && mkdir -p content layouts/_default/_markup && printf 'title = "x"\n' >hugo.toml && printf '<h{{ .Level }} id="{{ .Anchor | safeURL }}">{{ .Text | safeHTML }}</h{{ .Level }}>\n' >layouts/_default/_markup/render-heading.html && printf -- '---\ntitle: Plan\n---\n\n## The plan\n\n[1](#the-plan) [2](#h-the-plan) [3](/tides/)\n' >content/plan.md && postlint check --format concise content/plan.md; sed -i 's/id="/&h-/' layouts/_default/_markup/render-heading.html && postlint check --format concise content/plan.md
content/plan.md:7:20: error: page has no such anchor: `#h-the-plan` [link-anchor]
content/plan.md:7:37: error: link leads to nothing on the site: `/tides/` [link-missing]
content/plan.md:7:37: error: link leads to nothing on the site: `/tides/` [link-missing]
! 1 file checked: 2 errors
! links: 3 checked
! 1 file checked: 1 error
! links: 2 checked, 1 uncertain
[1]
# Hexo: the end of an excerpt is a place to lead to; what is raw is no Markdown.
$ mkdir more && cd more && mkdir -p source/_posts themes/plain/layout && printf 'theme: plain\n' >_config.yml && printf '{{ page.content }}\n' >themes/plain/layout/post.njk && printf -- '---\ntitle: Port\ndate: 2022-04-27 10:00:00\n---\n\nText.\n\n<!-- more -->\n\n[1](#more) {%% raw %%}[2](/two) <a href="/three">x</a>{%% endraw %%} [4](/four)\n' >source/_posts/port.md && printf -- '---\ntitle: Sea\ndate: 2022-04-27 10:00:00\n---\n\n[1](/2022/04/27/port/#more) [2](#more)\n' >source/_posts/sea.md && postlint check --format concise --ignore 'html-*' source
source/_posts/port.md:10:40: error: link leads to nothing on the site: `/three` [link-missing]
source/_posts/port.md:10:70: error: link leads to nothing on the site: `/four` [link-missing]
source/_posts/sea.md:6:33: error: page has no such anchor: `#more` [link-anchor]
! 2 files checked: 3 errors in 2 files
! links: 5 checked
[1]
