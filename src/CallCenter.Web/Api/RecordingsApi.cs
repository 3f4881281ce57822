using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.PhoneNumbers;
using Persistence.History;
using Persistence.Queries;
using Telephony.Calls;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/recordings</c>: metadata, audio, waveform, integrity.</summary>
internal static class RecordingsApi
{
    public static void MapRecordings(this RouteGroupBuilder api)
    {
        api.MapGet("/recordings", ListAsync).WithName("ListRecordings");
        api.MapGet("/recordings/{id:guid}", FindAsync).WithName("GetRecording");
        api.MapGet("/recordings/{id:guid}/audio", RecordingFiles.AudioAsync).WithName("GetRecordingAudio");
        api.MapGet("/recordings/{id:guid}/download", RecordingFiles.DownloadAsync).WithName("DownloadRecording");
        api.MapGet("/recordings/{id:guid}/peaks", RecordingFiles.PeaksAsync).WithName("GetRecordingPeaks");
        api.MapPost("/recordings/{id:guid}/transitions", HoldAsync).RequireAuthorization(Rights.RecordingExport).WithName("HoldRecording").Produces<RecordingWire>().ProducesProblem(409);
        api.MapGet("/recordings/{id:guid}/integrity", RecordingFiles.IntegrityAsync).WithName("GetRecordingIntegrity");
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] RecordingListRequest request, RecordingQuery recordings, ClaimsPrincipal person, CancellationToken ct)
    {
        var any = RoleRights.Has(person, Rights.RecordingPlayAny);
        if (!any && !RoleRights.Has(person, Rights.RecordingPlayOwn))
            return ApiProblems.Forbidden(Rights.RecordingPlayOwn);
        if (request.Number is not null && !RoleRights.Has(person, Rights.CustomerRead))
            return ApiProblems.Forbidden(Rights.CustomerRead);
        if (!KeysetPaging.TryRead(request.Limit, request.After, out var limit, out var after, out var problem) || !TryRead(request, out var filter, out var sort, out problem))
            return problem;
        if (!any)
            filter = filter with { AgentId = person.Identity!.Name };
        // Scores and drafts of others are the reviewers' alone; whose call it was reads his own at /evaluations.
        var sees = RoleRights.Has(person, Rights.QualityReview);
        if (!sees && (request.Reviewed is not null || request.MinScore is not null || request.MaxScore is not null))
            return ApiProblems.Forbidden(Rights.QualityReview);
        var lines = await recordings.ListAsync(filter, sort, limit, after, ct);
        return TypedResults.Ok(new Page<RecordingWire>([.. lines.Select(l => RecordingWire.From(l, sees))], KeysetPaging.Next(lines, limit, l => RecordingQuery.CursorOf(l.Recording, sort))));
    }

    private static bool TryRead(RecordingListRequest request, out RecordingFilter filter, out RecordingSort sort, [NotNullWhen(false)] out IResult? problem)
    {
        (filter, sort, problem) = (new RecordingFilter(), RecordingSort.Newest, null);
        InteractionDirection direction = default;
        TerminationClass ending = default;
        string? party = null;
        if (request.Sort is not null && !Words.TryRead(request.Sort, out sort))
            problem = ApiProblems.BadField("sort", request.Sort, "newest, oldest, longest or shortest");
        else if (request.Direction is not null && !Words.TryRead(request.Direction, out direction))
            problem = ApiProblems.BadField("direction", request.Direction, "inbound, outbound or internal");
        else if (request.Termination is not null && !Words.TryRead(request.Termination, out ending))
            problem = ApiProblems.BadField("termination", request.Termination, "completed, abandoned, refused, notReached or failed");
        else if (request.MinScore is < 0 or > 100 || request.MaxScore is < 0 or > 100)
            problem = ApiProblems.BadField(request.MinScore is < 0 or > 100 ? "minScore" : "maxScore", request.MinScore is < 0 or > 100 ? request.MinScore : request.MaxScore, "0 to 100");
        else if (request.Number is not null && (party = PhoneNumber.Normalize(request.Number, PhoneSource.Typed).E164) is null)
            problem = ApiProblems.BadField("number", request.Number, "a telephone number");
        if (problem is not null)
            return false;
        filter = new RecordingFilter
        {
            From = request.From, Before = request.To, AgentId = request.Agent, QueueId = request.Queue, InteractionId = request.InteractionId, PartyE164 = party,
            TicketNumber = request.Ticket, MinDurationMs = request.MinMs, MaxDurationMs = request.MaxMs, TerminationClass = request.Termination is null ? null : Words.Of(ending),
            DispositionCode = request.Disposition, Direction = request.Direction is null ? null : direction, HasHold = request.HasHold, HasTransfer = request.HasTransfer,
            IsReviewed = request.Reviewed, MinScore = request.MinScore, MaxScore = request.MaxScore,
        };
        return true;
    }

    private static async Task<IResult> HoldAsync(Guid id, RecordingHoldBody body, RecordingAccess access, RecordingRetentionStore store, ClaimsPrincipal person, CancellationToken ct)
    {
        if (body.To is not ("held" or "released"))
            return ApiProblems.BadField("to", body.To, "held or released");
        if (await access.FindAsync(id, person, ct) is null)
            return ApiProblems.NotFound("recording", id.ToString("D"));
        var me = PersonClaims.ActorOf(person);
        var saved = body.To == "held" ? await store.HoldAsync(id, body.Reason, me, ct) : await store.ReleaseAsync(id, body.Reason, me, ct);
        return RuleAnswers.Of(saved, row => TypedResults.Ok(RecordingWire.From(row)));
    }

    private static async Task<IResult> FindAsync(Guid id, RecordingAccess access, ClaimsPrincipal person, CancellationToken ct) =>
        await access.FindAsync(id, person, ct) is { } row
            ? TypedResults.Ok(RecordingWire.From(row))
            : ApiProblems.NotFound("recording", id.ToString("D"));
}
