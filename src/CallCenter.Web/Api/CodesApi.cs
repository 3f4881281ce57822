using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using Crm.Domain;
using Crm.Domain.Administration;
using Persistence;
using Persistence.Floor;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/codes</c>: the code tables. Everybody signed in reads them; administrators change them.</summary>
internal static class CodesApi
{
    public static void MapCodes(this RouteGroupBuilder api)
    {
        api.MapGet("/codes", ListAsync).WithName("ListCodes");
        api.MapGet("/codes/{group}/{code}", FindAsync).WithName("GetCode");
        api.MapPost("/codes", CreateAsync).RequireAuthorization(Rights.Administer).WithName("CreateCode");
        api.MapPatch("/codes/{group}/{code}", ChangeAsync).RequireAuthorization(Rights.Administer).WithName("ChangeCode");
    }

    private static async Task<IResult> ListAsync(string? group, bool? active, CodeStore codes, CancellationToken ct)
    {
        if (group is not null && !CodeGroups.All.Contains(group))
            return ApiProblems.BadField("group", group, string.Join(", ", CodeGroups.All));
        var all = await codes.ListAsync(group, ct);
        return TypedResults.Ok(new Page<CodeWire>([.. all.Where(c => active is not { } on || c.Value.IsActive == on).Select(CodeWire.From)], null));
    }

    private static async Task<IResult> FindAsync(string group, string code, CodeStore codes, CancellationToken ct) =>
        await OneAsync(codes, group, code, ct) is { } found ? TypedResults.Ok(CodeWire.From(found)) : ApiProblems.NotFound("code", $"{group}/{code}");

    private static async Task<IResult> CreateAsync(CodeBody body, CodeStore codes, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        var draft = body.Over(new CodeDraft { Group = body.Group ?? "", Code = body.Code ?? "" });
        var result = await codes.SaveAsync(draft, null, ActorOf(person, http), ct);
        return result is SaveResult<int>.Saved saved
            ? TypedResults.Created($"{ApiRoutes.Prefix}/codes/{draft.Group}/{draft.Code}", CodeWire.From(new Versioned<CodeDraft>(draft, saved.Value)))
            : Problem(((SaveResult<int>.Refused)result).Refusal);
    }

    private static async Task<IResult> ChangeAsync(string group, string code, CodeBody body, CodeStore codes, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version that was read");
        if (await OneAsync(codes, group, code, ct) is not { } old)
            return ApiProblems.NotFound("code", $"{group}/{code}");
        var draft = body.Over(old.Value);
        var result = await codes.SaveAsync(draft, version, ActorOf(person, http), ct);
        return result is SaveResult<int>.Saved saved
            ? TypedResults.Ok(CodeWire.From(new Versioned<CodeDraft>(draft, saved.Value)))
            : Problem(((SaveResult<int>.Refused)result).Refusal);
    }

    private static async Task<Versioned<CodeDraft>?> OneAsync(CodeStore codes, string group, string code, CancellationToken ct) =>
        (await codes.ListAsync(group, ct)).FirstOrDefault(c => c.Value.Code == code);

    private static Actor ActorOf(ClaimsPrincipal person, HttpContext http) => PersonClaims.ActorOf(person) with { Workstation = http.Connection.RemoteIpAddress?.ToString() };

    /// <summary>A wrong field is the caller's fault (400); everything else is a rule that stands against it (409).</summary>
    private static IResult Problem(Refusal refusal)
    {
        var parameters = refusal.Parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        var allowed = refusal.Rule switch
        {
            FieldRules.Missing => "a value",
            FieldRules.TooLong => $"at most {parameters["max"]} characters",
            FieldRules.OutOfRange => $"{parameters["min"]} to {parameters["max"]}",
            FieldRules.WrongForm => parameters["allowed"],
            FieldRules.Unknown => "one that exists",
            _ => null,
        };
        return allowed is null
            ? ApiProblems.Conflict(refusal.Rule, parameters)
            : ApiProblems.BadField(parameters["field"], parameters.GetValueOrDefault("value"), allowed);
    }
}
