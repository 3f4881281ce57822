using CallCenter.Web.Switchboard;
using Microsoft.Extensions.Localization;
using Telephony.Exchange;

namespace CallCenter.Web.Ui;

/// <summary>The words for the product's own terms, in the reader's language: states, phases, reasons, roles, queues, refusals.
/// A code that an administrator made up (a reason, a queue) has no translation and is shown as it is.</summary>
public sealed class Words
{
    private readonly IStringLocalizer _terms;
    private readonly IStringLocalizer _rules;
    private volatile IReadOnlyDictionary<string, (string Zh, string En)> _queues = new Dictionary<string, (string, string)>(StringComparer.Ordinal);

    private volatile IReadOnlyList<(string Code, string Zh, string En)> _reasons = [];

    /// <summary>Opens Ui/Terms.resx and Ui/Rules.resx.</summary>
    public Words(IStringLocalizerFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var assembly = typeof(Words).Assembly.GetName().Name!;
        _terms = factory.Create("Ui.Terms", assembly);
        _rules = factory.Create("Ui.Rules", assembly);
    }

    /// <summary>The word for an enum value, by its type's name: <c>Presence.Ready</c>, <c>CallPhase.Talking</c>…</summary>
    public string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Term(typeof(TEnum).Name, value.ToString());

    /// <summary>Why an agent is not ready: what the administrator called it, else its term, else the code.</summary>
    public string NotReady(string? reason)
    {
        if (string.IsNullOrEmpty(reason))
            return Term("Presence", "NotReady");
        return _reasons.FirstOrDefault(r => r.Code == reason) is { Code: not null } named ? Named(named.Zh, named.En) : Term("NotReady", reason);
    }

    /// <summary>The reasons that agents may choose, in the administrator's order; empty when he has none.</summary>
    public IEnumerable<string> ReasonOrder => _reasons.Select(r => r.Code);

    /// <summary>Replaces the administrators' not-ready reasons.</summary>
    public void NameReasons(IReadOnlyList<(string Code, string Zh, string En)> reasons) => _reasons = reasons;

    /// <summary>Why a hand is raised.</summary>
    public string Hand(string reason) => Term("Hand", reason);

    /// <summary>Why a caller has priority; a code of the administrators is shown as it is.</summary>
    public string Priority(string code) => Term("Priority", code);

    /// <summary>How a contact ended (<c>TerminationReasons</c>).</summary>
    public string Ended(string reason) => Term("Termination", reason);

    /// <summary>A role of <c>Persistence.Users.Roles</c>.</summary>
    public string Role(string role) => Term("Role", role);

    /// <summary>A queue by its short name: what the administrator called it, else its term, else the short name.</summary>
    public string Queue(string queue) => _queues.TryGetValue(queue, out var names) ? Named(names.Zh, names.En) : Term("Queue", queue);

    /// <summary>Replaces the administrators' names of queues.</summary>
    public void NameQueues(IReadOnlyDictionary<string, (string Zh, string En)> names) => _queues = names;

    /// <summary>The text of a refused command, with the rule's parameters filled in by name.</summary>
    public string Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Fill(refusal.Rule, refusal.Parameters);
    }

    /// <summary>The text of a change that the business rules refused.</summary>
    public string Of(Crm.Domain.Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Fill(refusal.Rule, refusal.Parameters.IsDefault ? [] : refusal.Parameters.Select(p => KeyValuePair.Create(p.Name, p.Value)));
    }

    /// <summary>A field of a form, as refusals and the audit name it.</summary>
    public string Field(string field) => Term("Field", field);

    /// <summary>The text of a rule by its name; the name itself when it has none.</summary>
    public string Rule(string name) => Get(_rules, "Rule." + name, name);

    /// <summary>What to tell a person after a command: null when it was carried out.</summary>
    public string? Refused(CommandResult result) => result is CommandResult.Refused refused ? Of(refused.Reason) : null;

    private string Fill(string rule, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = Rule(rule);
        foreach (var (name, value) in parameters)
            text = text.Replace("{" + name + "}", Parameter(name, value), StringComparison.Ordinal);
        return text;
    }

    /// <summary>Names of fields and of allowed forms have words; every other value is shown as it is.</summary>
    private string Parameter(string name, string value) => name switch
    {
        "field" => Term("Field", value),
        "allowed" => Term("Allowed", value),
        _ => value,
    };

    private static string Named(string chinese, string english) => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? chinese : english;

    private string Term(string group, string value) => Get(_terms, group + "." + value, value);

    private static string Get(IStringLocalizer texts, string key, string otherwise)
    {
        var found = texts[key];
        return found.ResourceNotFound ? otherwise : found.Value;
    }
}
