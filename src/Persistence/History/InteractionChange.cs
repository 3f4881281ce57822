namespace Persistence.History;

/// <summary>A fact about a call, ready to be stored; facts may come twice and late.</summary>
public abstract record InteractionChange
{
    private InteractionChange() { }

    /// <summary>What is known of the call; nulls say nothing.</summary>
    public sealed record Call(InteractionRow Row) : InteractionChange;

    /// <summary>What is known of one leg.</summary>
    public sealed record Leg(InteractionLegRow Row) : InteractionChange;

    /// <summary>What the audio of a leg was like; the leg's own row comes before it.</summary>
    public sealed record Quality(Guid LegRowId, MediaQuality Figures) : InteractionChange;

    /// <summary>An instant; known by its ordinal.</summary>
    public sealed record Instant(InteractionEventRow Row) : InteractionChange;

    /// <summary>The state of a recording.</summary>
    public sealed record Recording(RecordingRow Row) : InteractionChange;
}
