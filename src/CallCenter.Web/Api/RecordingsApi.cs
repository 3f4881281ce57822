using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Recordings;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/recordings</c>: metadata and audio.</summary>
internal static class RecordingsApi
{
    public static void MapRecordings(this RouteGroupBuilder api)
    {
        api.MapGet("/recordings", ListAsync).WithName("ListRecordings");
        api.MapGet("/recordings/{id:guid}", FindAsync).WithName("GetRecording");
        api.MapGet("/recordings/{id:guid}/audio", RecordingFiles.AudioAsync).WithName("GetRecordingAudio");
        api.MapGet("/recordings/{id:guid}/peaks", RecordingFiles.PeaksAsync).WithName("GetRecordingPeaks");
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] RecordingListRequest request, RecordingQuery recordings, ClaimsPrincipal person, CancellationToken ct)
    {
        var any = RoleRights.Has(person, Rights.RecordingPlayAny);
        if (!any && !RoleRights.Has(person, Rights.RecordingPlayOwn))
            return ApiProblems.Forbidden(Rights.RecordingPlayOwn);
        if (!Paging.TryRead(request.Limit, request.After, out var page, out var problem))
            return problem;
        var filter = new RecordingFilter
        {
            From = request.From,
            Before = request.To,
            AgentId = any ? request.Agent : person.Identity!.Name,
            InteractionId = request.InteractionId,
            QueueId = request.Queue,
        };
        var lines = await recordings.ListAsync(filter, page.Limit, page.After, ct);
        return TypedResults.Ok(new Page<RecordingWire>([.. lines.Select(l => RecordingWire.From(l.Recording))], Paging.Next(lines, page.Limit, l => l.Recording.StartedAt)));
    }

    private static async Task<IResult> FindAsync(Guid id, RecordingAccess access, ClaimsPrincipal person, CancellationToken ct) =>
        await access.FindAsync(id, person, ct) is { } row
            ? TypedResults.Ok(RecordingWire.From(row))
            : ApiProblems.NotFound("recording", id.ToString("D"));
}
