namespace KnowledgeBase.Index;

/// <summary>What the index is doing, for the readiness page and the banner.</summary>
/// <param name="State">Its state.</param>
/// <param name="Documents">How many documents it holds.</param>
/// <param name="Rebuilds">How often it was built anew since the start.</param>
/// <param name="LastFault">The kind of the last fault, or null; never a text with data.</param>
public sealed record IndexHealth(IndexState State, int Documents, int Rebuilds, string? LastFault);
