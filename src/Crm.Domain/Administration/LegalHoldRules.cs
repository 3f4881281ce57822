namespace Crm.Domain.Administration;

/// <summary>Legal hold of a recording: while it stands retention leaves it alone (reference §5.4, invariant 26).</summary>
public static class LegalHoldRules
{
    /// <summary>Longest reason, characters: a file number and a sentence.</summary>
    public const int ReasonLength = 200;

    /// <summary>It is held already.</summary>
    public const string IsHeld = "RecordingIsHeld";

    /// <summary>Nothing holds it.</summary>
    public const string IsNotHeld = "RecordingIsNotHeld";

    /// <summary>Its time was over before anybody held it; there is nothing left to keep.</summary>
    public const string IsGone = "RecordingIsGone";

    /// <summary>Why it may not be held; null when it may.</summary>
    /// <param name="isHeld">Somebody holds it now.</param>
    /// <param name="isGone">Its file was removed.</param>
    /// <param name="reason">For whom, and until what; needed.</param>
    public static Refusal? Hold(bool isHeld, bool isGone, string? reason) =>
        isGone ? Refusal.Of(IsGone) : isHeld ? Refusal.Of(IsHeld) : FieldRules.Text("reason", reason, ReasonLength);

    /// <summary>Why it may not be released; null when it may.</summary>
    /// <param name="isHeld">Somebody holds it now.</param>
    /// <param name="reason">What is over; needed.</param>
    public static Refusal? Release(bool isHeld, string? reason) => isHeld ? FieldRules.Text("reason", reason, ReasonLength) : Refusal.Of(IsNotHeld);
}
