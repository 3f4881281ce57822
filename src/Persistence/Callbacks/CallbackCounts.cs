namespace Persistence.Callbacks;

/// <summary>How many are behind each filter of the agent's list.</summary>
public sealed record CallbackCounts(int Open, int Late, int Within6h, int Within24h, int Agreed, int CompletedToday, int RungToday);
