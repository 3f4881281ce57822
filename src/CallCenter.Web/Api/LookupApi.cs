using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.PhoneNumbers;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/lookup</c> and <c>/api/v1/phone-numbers/normalize</c>.</summary>
internal static class LookupApi
{
    public static void MapLookup(this RouteGroupBuilder api)
    {
        api.MapGet("/lookup", LookupAsync).RequireAuthorization(Rights.CustomerRead).WithName("Lookup");
        api.MapGet("/phone-numbers/normalize", Normalize).WithName("NormalizePhoneNumber");
    }

    private static async Task<IResult> LookupAsync(string? number, string? serial, string? ticket, PopQuery pops, ClaimsPrincipal person, CancellationToken ct)
    {
        var reveals = RoleRights.Has(person, Rights.CustomerReveal);
        if (!string.IsNullOrWhiteSpace(number))
            return TypedResults.Ok(LookupWire.From(await pops.FindByPhoneAsync(PhoneNumber.Normalize(number, PhoneSource.Typed), ct), reveals));
        if (!string.IsNullOrWhiteSpace(serial))
            return TypedResults.Ok(LookupWire.From(await pops.FindBySerialAsync(serial, ct), reveals));
        if (!string.IsNullOrWhiteSpace(ticket))
            return TypedResults.Ok(LookupWire.From(await pops.FindByTicketAsync(ticket, ct), reveals));
        return ApiProblems.BadField("number", null, "one of number, serial or ticket");
    }

    private static IResult Normalize(string? raw, string? source)
    {
        if (raw is null)
            return ApiProblems.BadField("raw", raw, "the number as it was written or sent");
        if (!Words.TryRead(source ?? "typed", out PhoneSource from))
            return ApiProblems.BadField("source", source, "trunk, from, pai, typed or import");
        var number = PhoneNumber.Normalize(raw, from);
        return TypedResults.Ok(new NumberWire(KindWord(number.Kind), number.E164, number.Extension, number.Display, number.Raw));
    }

    /// <summary>The contract writes two kinds with a hyphen.</summary>
    private static string KindWord(PhoneKind kind) => kind switch
    {
        PhoneKind.TollFree => "toll-free",
        PhoneKind.ShortCode => "short-code",
        _ => Words.Of(kind),
    };
}
