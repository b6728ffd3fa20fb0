// SummitArticles
