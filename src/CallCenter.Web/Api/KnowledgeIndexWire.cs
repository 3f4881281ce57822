using KnowledgeBase.Index;

namespace CallCenter.Web.Api;

/// <summary>The state of the knowledge search.</summary>
/// <param name="State">closed, ready, building or broken.</param>
/// <param name="Documents">Articles in force, counted once per language.</param>
/// <param name="Rebuilds">How often it was built anew since the start.</param>
public sealed record KnowledgeIndexWire(IndexState State, int Documents, int Rebuilds);
