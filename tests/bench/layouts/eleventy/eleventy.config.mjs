// What the bench builds with Eleventy: like output, in layouts as small as they can be.
const HOME = 4;
const GROUP = 10;

const newestFirst = (api) => api.getFilteredByGlob("articles/*.md").reverse();

const group = (posts, find, slugify) => {
  const groups = new Map();
  for (const post of posts) {
    for (const name of find(post.data)) {
      if (!groups.has(name)) groups.set(name, { name, slug: slugify(name), posts: [] });
      groups.get(name).posts.push(post);
    }
  }
  return [...groups.values()].sort((a, b) => a.name.localeCompare(b.name));
};

const paginate = ({ posts, ...known }, size) => {
  const last = Math.ceil(posts.length / size);
  return Array.from({ length: last }, (_, page) => ({
    ...known,
    number: page + 1,
    last,
    posts: posts.slice(page * size, (page + 1) * size),
  }));
};

export default function (config) {
  const slugify = config.getFilter("slugify");
  const collect = (name, find) => {
    const list = (api) => group(newestFirst(api), find, slugify);
    config.addCollection(name, list);
    config.addCollection(`${name}Pages`, (api) => list(api).flatMap((each) => paginate(each, GROUP)));
  };
  collect("tagGroups", (data) => data.topics);
  collect("categoryGroups", (data) => [data.category]);
  config.addCollection("posts", newestFirst);
  config.addCollection("homePages", (api) => paginate({ posts: newestFirst(api) }, HOME));
  config.addCollection("years", (api) => group(newestFirst(api), (data) => [`${data.page.date.getFullYear()}`], slugify).reverse());
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("utc", (date) => date.toUTCString());
  config.addFilter("minutes", (html) => Math.ceil(html.split(" ").length / 220));
  config.addPassthroughCopy("images");
  for (const folder of ["_site", "served"]) {
    config.ignores.add(folder);
    config.watchIgnores.add(folder);
  }
  return { dir: { input: ".", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: false };
}
