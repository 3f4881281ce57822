using System.Text.RegularExpressions;
using Crm.Domain;
using Crm.Domain.Administration;
using Telephony.Distribution.Plans;

namespace CallCenter.Web.Features.Admin.Floor;

/// <summary>What <see cref="PlanCheck"/> does not allow, as refusals that the administration's forms show at their fields.</summary>
internal static partial class PlanFaults
{
    /// <summary>The parameter that says which entry of a list is meant; the field's name is the same for all.</summary>
    public const string Place = "at";

    /// <summary>The refusal of a fault.</summary>
    /// <param name="fault">What the check said; its field begins with the queue's or agent's name.</param>
    public static Refusal ToRefusal(PlanFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var dot = fault.Field.IndexOf('.', StringComparison.Ordinal);
        var at = dot < 0 ? fault.Field : fault.Field[(dot + 1)..];
        if (at.StartsWith("Needs.", StringComparison.Ordinal))
            at = "Needs";
        var refusal = Of(Index().Replace(at, ""), fault);
        return at.Contains('[', StringComparison.Ordinal) ? refusal with { Parameters = refusal.Parameters.Add(new RuleParameter(Place, at)) } : refusal;
    }

    private static Refusal Of(string field, PlanFault fault)
    {
        if (Range().Match(fault.Allowed) is { Success: true } range)
            return Refusal.Of(FieldRules.OutOfRange, ("field", field), ("value", fault.Value), ("min", range.Groups["min"].Value), ("max", range.Groups["max"].Value));
        return fault.Allowed switch
        {
            "1 - 32 characters" when fault.Value.Length > 0 => Refusal.Of(FieldRules.TooLong, ("field", field), ("max", "32")),
            "1 - 32 characters" or "a prompt" => Refusal.Of(FieldRules.Missing, ("field", field)),
            "a queue of the plan" when fault.Value.Length == 0 => Refusal.Of(FieldRules.Missing, ("field", field)),
            "a queue of the plan" or "an agent of the plan" or "a strategy" => FieldRules.IsUnknown(field, fault.Value),
            _ => FieldRules.Wrong(field, fault.Value, AllowedBy(fault.Allowed)),
        };
    }

    private static string AllowedBy(string allowed) => allowed switch
    {
        "0 - 9, * or #" => "digit",
        "a skill that is not fixed" => "skill-not-fixed",
        "another queue" => "another-queue",
        "End, Queue, Callback or Message" => "exit-without-stay",
        "Ready, NotReady or SignedOut" => "miss-next",
        "each key once" or "each queue once" => "each-once",
        "the code it is filed under" => "code",
        _ => allowed,
    };

    /// <summary>Whether a phrase of the check has words in both languages.</summary>
    internal static bool Knows(string allowed) =>
        Range().IsMatch(allowed) || allowed is "1 - 32 characters" or "a prompt" or "a queue of the plan" or "an agent of the plan" or "a strategy" || AllowedBy(allowed) != allowed;

    [GeneratedRegex(@"^(?<min>[0-9.]+( s)?) - (?<max>[0-9.]+( s)?)( entries)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.None, 1000)]
    private static partial Regex Index();
}
