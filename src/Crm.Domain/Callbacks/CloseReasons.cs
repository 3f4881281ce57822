namespace Crm.Domain.Callbacks;

/// <summary>The fixed words of <see cref="CallbackTask.CloseReason"/>; a supervisor's cancellation carries his own text.</summary>
public static class CloseReasons
{
    /// <summary>Every attempt that rang is used up.</summary>
    public const string Attempts = "attempts";

    /// <summary>Dialled too often without ringing.</summary>
    public const string Rounds = "rounds";

    /// <summary>The customer declined twice.</summary>
    public const string Refused = "refused";

    /// <summary>No number of the customer is right.</summary>
    public const string WrongNumber = "wrongNumber";

    /// <summary>The customer wants no call.</summary>
    public const string DoNotCall = "doNotCall";

    /// <summary>The ticket goes on: it is called back after its next completion.</summary>
    public const string TicketReopened = "ticketReopened";

    /// <summary>The ticket was cancelled or merged.</summary>
    public const string TicketClosed = "ticketClosed";

    /// <summary>Every word.</summary>
    public static ImmutableArray<string> All { get; } = [Attempts, Rounds, Refused, WrongNumber, DoNotCall, TicketReopened, TicketClosed];
}
