using System.Globalization;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Recordings;
using Crm.Domain.Quality;
using Persistence;
using Persistence.Quality;
using Persistence.Queries;

namespace CallCenter.Web.Features.Quality;

/// <summary>What the page reads, within the reader's rights.</summary>
internal sealed class QualityReads(
    InteractionQuery calls, RecordingQuery recordings, TicketQuery tickets, ReviewQuery reviews, RecordingAccess access, TimeProvider clock)
{
    /// <summary>Hearings shown: who listened lately.</summary>
    private const int MaxHearings = 8;

    /// <summary>Calls that a sample is drawn from, newest first.</summary>
    private const int SampleSize = 300;

    private const int MaxAgents = 500;

    /// <summary>A sample is drawn from this many days.</summary>
    private static readonly TimeSpan SampleReach = TimeSpan.FromDays(30);

    /// <summary>The call, or null when there is none that this person may see.</summary>
    public async Task<CallUnderReview?> FindAsync(Guid interaction, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await calls.FindAsync(interaction, ct) is not { } card)
            return null;
        var isReviewer = RoleRights.Has(person, Rights.QualityReview);
        var known = (await reviews.OfCallAsync(interaction, ct)).Where(r => isReviewer || ReviewAccess.MayRead(person, r.Review)).ToList();
        if (!isReviewer && known.Count == 0)
            return null;
        var recording = card.Recordings.Count == 0 ? null : await access.FindAsync(card.Recordings[0].Id, person, ct);
        var ticket = card.TicketNumber is { } number && RoleRights.Has(person, Rights.CustomerRead) ? await tickets.FindAsync(number, ct) : null;
        var line = await recordings.ListAsync(new RecordingFilter { InteractionId = interaction }, RecordingSort.Newest, 1, null, ct) is [var only] ? only : null;
        var saves = recording is not null && card.Interaction.TicketId is { } id
            ? await recordings.TicketSavesAsync(id, recording.StartedAt, recording.StartedAt.AddMilliseconds(recording.DurationMs), ct)
            : [];
        return new CallUnderReview(
            card,
            line?.CustomerName ?? ticket?.Customer?.Name,
            line?.AgentName,
            recording,
            recording is null ? RecordingCondition.NotRecorded : access.ConditionOf(recording),
            recording is null ? [] : RecordingMarkers.Of(recording, card.Events, saves, RoleRights.Has(person, Rights.FloorSee)),
            ticket,
            recording is not null && isReviewer ? await recordings.HearingsAsync(recording.Id, MaxHearings, ct) : [],
            known);
    }

    /// <summary>The next call of a random order that nobody chose: of the agent, or of the agent with the fewest reviews. Null when none is left.</summary>
    /// <param name="agent">Whose, or null.</param>
    /// <param name="current">The call that is open: the one after it in the order comes next.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<Guid?> NextUnreviewedAsync(string? agent, Guid? current, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - SampleReach;
        var week = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(SiteZone.DayOf(now))}-W{ISOWeek.GetWeekOfYear(SiteZone.DayOf(now)):00}");
        foreach (var one in agent is null ? await recordings.LeastReviewedAsync(since, MaxAgents, ct) : [agent])
        {
            var order = (await recordings.UnreviewedAsync(one, since, SampleSize, ct)).Select(r => r.Interaction).OrderBy(i => ReviewSample.Rank($"{one}/{week}", i)).ToList();
            order = [.. order.Where(i => i != current)];
            if (order.Count == 0)
                continue;
            var passed = current is { } c ? ReviewSample.Rank($"{one}/{week}", c) : 0;
            return order.Select(i => (Guid?)i).FirstOrDefault(i => current is null || ReviewSample.Rank($"{one}/{week}", i!.Value) > passed) ?? order[0];
        }

        return null;
    }
}
