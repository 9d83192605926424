# What the configuration of a site makes of links. Each is as the builder itself has it.
# Hexo: hexo-renderer-marked leads images in Markdown to the site's root, or with `postAsset` to the folder of the post; links it leaves alone.
$ mkdir -p source/_posts/port source/pics && printf 'url: https://a.example.com/blog\nroot: /blog/\n' >_config.yml && printf '{"dependencies": {"hexo": "8.1.2", "hexo-renderer-marked": "7.0.1"}}' >package.json && touch source/_posts/port/p.png source/pics/x.png && printf -- '---\ntitle: Port\ndate: 2022-04-27 10:00:00\n---\n\n![a](/pics/x.png) ![b](pics/x.png) ![c](/blog/pics/x.png) ![d](p.png) <img src="/blog/pics/x.png" alt="e"> [f](/pics/x.png) ![g](/Pics/x.png)\n' >source/_posts/port.md && postlint check --format concise source/_posts/port.md
source/_posts/port.md:6:41: error: image is not on the site: `/blog/pics/x.png`: Hexo puts `/blog` before it once more [image-missing]
source/_posts/port.md:6:64: error: image is not on the site: `p.png` is `/p.png` [image-missing]
source/_posts/port.md:6:112: error: link leads to nothing on the site: `/pics/x.png`: it lies outside `/blog/`, where the site is [link-missing]
source/_posts/port.md:6:130: error: target is written in another case than its file: `/Pics/x.png`, but it is `/pics/x.png` [link-case]
! 1 file checked: 4 errors (1 fixable)
! links: 7 checked
[1]
$ mkdir -p source/_posts/port && printf 'url: https://a.example.com\npost_asset_folder: true\nmarked: { postAsset: true }\n' >_config.yml && touch source/_posts/port/p.png && printf -- '---\ntitle: Port\ndate: 2022-04-27 10:00:00\n---\n\n![a](p.png) ![b](./p.png) ![c](port/p.png)\n' >source/_posts/port.md && postlint check --format concise source/_posts/port.md
source/_posts/port.md:6:32: error: image is not on the site: `port/p.png` is `/port/p.png` [image-missing]
! 1 file checked: 1 error
! links: 3 checked
[1]
$ mkdir -p source/_posts/port && printf 'url: https://a.example.com\npost_asset_folder: true\nmarked: { prependRoot: false }\n' >_config.yml && touch source/_posts/port/p.png && printf -- '---\ntitle: Port\ndate: 2022-04-27 10:00:00\n---\n\n![a](p.png) ![c](port/p.png)\n' >source/_posts/port.md && postlint check --format concise source/_posts/port.md
source/_posts/port.md:6:18: error: image is not on the site: `port/p.png` is `/2022/04/27/port/port/p.png` [image-missing]
! 1 file checked: 1 error
! links: 2 checked
[1]
