using Telephony.Calls;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>Writes the two instants of a pop to its contact.</summary>
internal interface IPopNotes
{
    /// <summary>A desk got it.</summary>
    Task PopSentAsync(InteractionId interaction, DateTimeOffset at, CancellationToken ct);

    /// <summary>A browser painted it.</summary>
    Task PopShownAsync(InteractionId interaction, DateTimeOffset at, CancellationToken ct);
}
