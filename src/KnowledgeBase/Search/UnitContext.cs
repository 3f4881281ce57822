namespace KnowledgeBase.Search;

/// <summary>What is known of the machine and its fault; each part may be missing.</summary>
public sealed record UnitContext(string? CategoryCode = null, string? ModelCode = null, string? SymptomCode = null, string? FaultCode = null);
