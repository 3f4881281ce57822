namespace CallCenter.Web.Features.Desk;

/// <summary>A half-filled form of an agent.</summary>
internal interface IDraft
{
    /// <summary>What its kind is closed with. It never changes: the store has forms of the version before, and it alone says of which kind they are.</summary>
    static abstract string Purpose { get; }

    /// <summary>What it is about: a contact, a call-back task. No two kinds share one.</summary>
    Guid About { get; }

    /// <summary>When it was last kept.</summary>
    DateTimeOffset KeptAt { get; }

    /// <summary>Somebody began it and it became nothing yet: a restart must not lose it.</summary>
    bool IsWorthKeeping { get; }
}
