export default {
  layout: "article.njk",
  permalink: (data) => `/${data.address.replace("{slug}", data.page.fileSlug)}`,
};
