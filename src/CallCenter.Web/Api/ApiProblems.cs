using CallCenter.Web.Switchboard;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Web.Api;

/// <summary>The API's error answers, each a problem detail that names the rule or the field.</summary>
internal static class ApiProblems
{
    /// <summary>What an error answer is written as.</summary>
    public const string Json = "application/problem+json";

    /// <summary>204 when carried out, 409 with the rule's name when refused.</summary>
    public static Results<NoContent, ProblemHttpResult> Answer(CommandResult result) => result switch
    {
        CommandResult.Refused refused => Conflict(refused.Reason.Rule, refused.Reason.Parameters),
        _ => TypedResults.NoContent(),
    };

    /// <summary>409: a rule refused it.</summary>
    public static ProblemHttpResult Conflict(string rule, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["rule"] = rule };
        foreach (var (name, value) in parameters)
            extensions[name] = value;
        return TypedResults.Problem($"Refused by rule {rule}.", statusCode: StatusCodes.Status409Conflict, title: rule, type: "/problems/rule", extensions: extensions);
    }

    /// <summary>409: a rule of the service business refused it.</summary>
    public static ProblemHttpResult Conflict(Crm.Domain.Refusal refusal) =>
        Conflict(refusal.Rule, refusal.Parameters.IsDefaultOrEmpty ? [] : refusal.Parameters.Select(p => KeyValuePair.Create(p.Name, p.Value)));

    /// <summary>409: several brands use the serial, and nothing says which unit is meant; names them, the first ten.</summary>
    public static ProblemHttpResult SharedSerial(Persistence.InstallBase.UnitCard card)
    {
        string[] brands = [.. card.OtherBrands.Append(card.Unit.BrandCode).Order(StringComparer.Ordinal).Take(10)];
        return TypedResults.Problem(
            $"Several brands use the serial {card.Unit.SerialNo}; say which by 'brand': {string.Join(", ", brands)}.", statusCode: StatusCodes.Status409Conflict, title: "SerialIsShared", type: "/problems/rule",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["rule"] = "SerialIsShared", ["serial"] = card.Unit.SerialNo, ["brands"] = brands });
    }

    /// <summary>400: a field is wrong; says what was given and what is allowed.</summary>
    public static ProblemHttpResult BadField(string field, object? value, string allowed) => TypedResults.Problem(
        $"'{field}' is {(value is null ? "missing" : $"'{value}'")}; allowed: {allowed}.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "A field is wrong",
        type: "/problems/field",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = field, ["value"] = value, ["allowed"] = allowed });

    /// <summary>404: no such thing, or none that the caller may see.</summary>
    public static ProblemHttpResult NotFound(string what, string id) => TypedResults.Problem(
        $"There is no {what} '{id}' that you may see.", statusCode: StatusCodes.Status404NotFound, title: "Not found", type: "/problems/not-found");

    /// <summary>403: the right is missing.</summary>
    public static ProblemHttpResult Forbidden(string right) => TypedResults.Problem(
        $"This needs the right '{right}'.", statusCode: StatusCodes.Status403Forbidden, title: "Not allowed", type: "/problems/right",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["right"] = right });
}
