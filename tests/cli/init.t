# A rule file from what the posts have.
$ mkdir -p site/_posts site/_layouts && printf 'permalink: pretty\n' >site/_config.yml && printf '<p>{{ content }}</p>\n' >site/_layouts/post.html && printf 'Read me.\n' >site/README.md && for i in $(seq 10 39); do printf -- '---\nlayout: post\ntitle: Post %s\ndate: 2024-01-%02d 10:00:00 +0800\nsection: %s\nmood: ok\nreadtime: %s\n---\nText.\n' $i $((i % 28 + 1)) $([ $((i % 2)) = 0 ] && echo news || echo sport) $i >site/_posts/2024-01-$(printf %02d $((i % 28 + 1)))-p$i.md; done; cd site && SOURCE_DATE_EPOCH=1700000000 postlint init --show | sed 's/^/| /'
| # Rule file of this site, written by `postlint init` on 2023-11-14. Change what does not fit.
| # Seen: 31 posts (31 Markdown, 0 HTML); front matter in YAML (30), none (1).
| # `postlint config FILE` shows what is in force for a file, `postlint explain RULE` what a rule is about.
| extends: jekyll  # found out by _config.yml
| 
| # Where posts are. The other files have no front matter.
| paths:
|   - "_posts/**/*.md"  # 30 posts
| 
| # The fields of your posts. What a field may be is JSON Schema; `type: date` and `dateFormats` are postlint's own.
| front-matter:
|   properties:
|     date: { type: date, dateFormats: ["%Y-%m-%d %H:%M:%S %z"] }  # in 30 of 31
|     mood: { type: string }  # in 30 of 31, up to 2 columns
|     readtime: { type: integer }  # in 30 of 31
|     section: { enum: [news, sport] }  # in 30 of 31, up to 5 columns
| 
| # What all posts of a folder have.
| overrides:
|   - paths: ["_posts/**"]  # 30 posts
|     front-matter: { required: [date, layout, mood, readtime, section, title] }
$ cd site && postlint init
! .postlint.yml is written: jekyll, 31 posts looked at.
! `postlint check` now finds: errors 0, warnings 0, infos 0; posts with findings: 0.
$ cd site && postlint config _posts/2024-01-11-p10.md | grep -E 'section|required'
  front-matter.properties.section             { enum: [news, sport] }  (.postlint.yml:16)
  front-matter.required                       [date, layout, mood, readtime, section, title]  (.postlint.yml:21)
$ cd site && postlint init
! postlint: init: .postlint.yml is there already; --force replaces it, --show prints what would be written
! postlint: `postlint help init` lists the options
[2]
$ cd site && printf -- '---\nlayout: post\ndate: 2024/01/02\nsection: sprot\n---\nText.\n' >_posts/2024-01-02-x.md && postlint check -q --select 'front-*' _posts/2024-01-02-x.md
_posts/2024-01-02-x.md:1:1: error: required key is missing: `mood` [front-required]
_posts/2024-01-02-x.md:1:1: error: required key is missing: `readtime` [front-required]
_posts/2024-01-02-x.md:1:1: error: required key is missing: `title` [front-required]
_posts/2024-01-02-x.md:4:10: error: value is not one of those allowed: `sprot`; did you mean `sport`? [front-value]
[1]
$ cd site && postlint init --pack jekyl --show
! postlint: --pack: there is no pack `jekyl`; did you mean `jekyll`?
[2]
$ postlint init nowhere
! postlint: init: nowhere: No such file or directory
! postlint: `postlint help init` lists the options
[2]

# Fields from Front Matter CMS, and from a JSON Schema.
$ mkdir cms && cd cms && printf '{"frontMatter.taxonomy.contentTypes": [{"name": "default", "fields": [{"title": "Title", "name": "title", "type": "string", "required": true}, {"title": "Date", "name": "date", "type": "datetime", "dateFormat": "yyyy-MM-dd HH:mm:ss xx"}, {"title": "Draft", "name": "draft", "type": "draft"}, {"title": "Tags", "name": "tags", "type": "tags"}, {"title": "Type", "name": "type", "type": "choice", "choices": ["post", "page"]}]}]}\n' >frontmatter.json && printf -- '---\ntitle: A\n---\nText.\n' >a.md && SOURCE_DATE_EPOCH=1700000000 postlint init --from frontmatter.json --show | sed 's/^/| /'
| # Rule file of this site, written by `postlint init` on 2023-11-14. Change what does not fit.
| # Seen: 1 post (1 Markdown, 0 HTML); front matter in YAML (1).
| # `postlint config FILE` shows what is in force for a file, `postlint explain RULE` what a rule is about.
| extends: base  # what builds this site was not found out; `postlint rules --pack jekyll` shows a pack
| 
| # The fields of your posts. What a field may be is JSON Schema; `type: date` and `dateFormats` are postlint's own.
| front-matter:
|   # from the content type `default` of frontmatter.json
|   required: ["title"]
|   properties:
|     "title": { type: string }  # Title, string
|     "date": { type: date, dateFormats: ["%Y-%m-%d %H:%M:%S %z"] }  # Date, datetime
|     "draft": { type: boolean }  # Draft, draft
|     "tags": { type: array, items: { type: string } }  # Tags, tags
|     "type": { enum: ["post", "page"] }  # Type, choice
$ cd cms && printf '{"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}\n' >post.schema.json && SOURCE_DATE_EPOCH=1700000000 postlint init --from post.schema.json --force && grep -A2 front-matter .postlint.yml && printf -- '---\ndate: 2024-01-01\n---\nText.\n' >b.md && postlint check -q b.md
front-matter:
  $ref: "post.schema.json"
b.md:1:1: error: required key is missing: `title` [front-required]
! .postlint.yml is written: base, 1 post looked at.
! `postlint check` now finds: errors 0, warnings 0, infos 0; posts with findings: 0.
[1]
$ cd cms && printf '[1]\n' >x.json && postlint init --force --from x.json
! postlint: --from x.json: is not readable: line 1, column 1: something else where a key in double quotes should be
[2]
$ cd cms && postlint init --force --from nothing.json
! postlint: --from nothing.json: is no file that is there
[2]
