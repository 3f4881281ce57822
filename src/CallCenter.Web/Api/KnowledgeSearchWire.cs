namespace CallCenter.Web.Api;

/// <summary>What a knowledge search found, best first.</summary>
/// <param name="Items">At most the asked limit.</param>
/// <param name="Total">How many articles matched.</param>
/// <param name="Suggestions">Words to try when nothing matched.</param>
/// <param name="Degraded">The index was not usable and the articles were read one by one.</param>
public sealed record KnowledgeSearchWire(IReadOnlyList<KnowledgeHitWire> Items, int Total, IReadOnlyList<string> Suggestions, bool Degraded);
