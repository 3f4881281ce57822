using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>The answer to a command: carried out, or refused by a rule.</summary>
public abstract record CommandResult
{
    private CommandResult()
    {
    }

    /// <summary>Carried out; the snapshot already shows it.</summary>
    public sealed record Accepted : CommandResult
    {
        public static Accepted Instance { get; } = new();
    }

    /// <summary>Not carried out; nothing changed. Text by <c>Rule.&lt;Name&gt;</c>.</summary>
    public sealed record Refused(Refusal Reason) : CommandResult;
}
