namespace KnowledgeBase.Index;

/// <summary>A document that came into question, with the weight of its words and the share of the query that it satisfies.</summary>
internal readonly record struct Candidate(CatalogueEntry Entry, double Weight, double Share);
