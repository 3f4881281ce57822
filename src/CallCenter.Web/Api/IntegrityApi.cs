using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Recordings;
using Persistence.History;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/recordings/integrity</c> and <c>/chain</c>: are all recordings still what was recorded.</summary>
internal static class IntegrityApi
{
    public static void MapIntegrity(this RouteGroupBuilder api)
    {
        api.MapGet("/recordings/integrity", (RecordingVerification verification) => TypedResults.Ok(new IntegrityRunWire(verification.Run)))
            .RequireAuthorization(Rights.RecordingPlayAny).WithName("GetRecordingsIntegrity");
        api.MapPost("/recordings/integrity", Start).RequireAuthorization(Rights.RecordingPlayAny).WithName("CheckRecordings");
        api.MapGet("/recordings/chain", ChainAsync).RequireAuthorization(Rights.RecordingPlayAny).WithName("GetRecordingsChain");
    }

    private static IResult Start(RecordingVerification verification, ClaimsPrincipal person) =>
        verification.TryStart(person.Identity!.Name!)
            ? TypedResults.Accepted($"{ApiRoutes.Prefix}/recordings/integrity", new IntegrityRunWire(verification.Run))
            : TypedResults.Problem("A check of all recordings is going on already.", statusCode: StatusCodes.Status409Conflict, title: "CheckIsRunning", type: "/problems/rule");

    private static async Task<IResult> ChainAsync(RecordingChainStore chain, CancellationToken ct) =>
        TypedResults.Ok((await chain.ListAsync(ct)).Select(d => new RecordingDayWire(d.Day, d.Previous, d.Hash, d.Recordings, d.Bytes, d.ClosedAt)));
}
