namespace CallCenter.Web.Api;

/// <summary>What a search found, the kind with the best hit first.</summary>
public sealed record SearchWire(string Query, IReadOnlyList<SearchGroupWire> Groups);
