"""`robots.txt`: everything may be read, and here is the sitemap. Core."""


def render_robots(site_url: str) -> str:
    """The text of `robots.txt` for the site at `site_url`."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}/sitemap.xml\n"
