namespace CallCenter.Web.Features.Knowledge;

/// <summary>Texts of the knowledge pages and the rules of articles.</summary>
internal sealed class KnowledgeText;
