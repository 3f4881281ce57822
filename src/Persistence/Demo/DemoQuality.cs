using Crm.Domain.Quality;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.History;
using Persistence.Quality;

namespace Persistence.Demo;

/// <summary>Gives the demo's reviewers work: a form, recordings of some short repair calls, and reviews of most of them in every state.</summary>
public sealed class DemoQuality(IDbContextFactory<AppDb> contexts, StoreWriter writer)
{
    /// <summary>Calls with a recording: a screen and a half of the list, about 25 MB of audio.</summary>
    public const int Calls = 34;

    /// <summary>Calls with a review.</summary>
    public const int Reviews = 26;

    private const string Mark = "demo-quality";

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(110);

    /// <summary>The calls to make recordings of; none when that was done before, or when the store holds no demo data.</summary>
    public async Task<IReadOnlyList<DemoRecordedCall>> PlanAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.StoreMarks.AnyAsync(m => m.Key == Mark, ct)) return [];
        var answered = await db.Interactions.AsNoTracking()
            .Where(i => i.Trunk == "demo" && i.QueueId == "repair" && i.AnsweredAt != null && i.EndedAt != null && i.AgentId != null)
            .Where(i => !db.Evaluations.Any(e => e.InteractionId == i.Id && e.Source == EvaluationSource.Reviewer))
            .OrderByDescending(i => i.ReceivedAt).Take(1_500).Select(i => new { i.Id, i.AnsweredAt, i.EndedAt }).ToListAsync(ct);
        return
        [
            .. answered.Select(i => (i.Id, At: i.AnsweredAt!.Value, Length: i.EndedAt!.Value - i.AnsweredAt.Value))
                .Where(i => i.Length >= Shortest && i.Length <= Longest)
                .Take(Calls)
                .Select((i, n) => n % 3 == 0
                    ? new DemoRecordedCall(i.Id, i.At, i.Length, i.Length * 0.4, i.Length * 0.55)
                    : new DemoRecordedCall(i.Id, i.At, i.Length, null, null)),
        ];
    }

    /// <summary>Stores the recordings that were made, the form and the reviews.</summary>
    public Task StoreAsync(IReadOnlyList<DemoRecordedCall> calls, IReadOnlyList<RecordingRow> recordings, DateTimeOffset now, CancellationToken ct) => writer.WriteAsync(
        async db =>
        {
            var form = await FormAsync(db, ct);
            db.Recordings.AddRange(recordings);
            foreach (var call in calls.Where(c => c.HoldFrom is not null)) Hold(db, call);
            var ids = calls.Select(c => c.Interaction).ToList();
            var agents = await db.Interactions.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.AgentId!, ct);
            var maker = new DemoReviews(form, new Random(DemoFoundation.Seed), now);
            foreach (var made in calls.Take(Reviews).Select((c, n) => maker.Make(n, c, agents[c.Interaction])))
            {
                db.Add(QualityMapping.ToRow(made.Review));
                db.AddRange(made.Timeline);
                if (made.Score is not null) db.Evaluations.Add(made.Score);
            }

            db.StoreMarks.Add(new StoreMarkRow { Key = Mark, Value = "1", At = now });
        },
        ct);

    private static async Task<EvaluationForm> FormAsync(AppDb db, CancellationToken ct)
    {
        if (await db.Set<FormRow>().SingleOrDefaultAsync(f => f.Code == DefaultForms.RepairHotline && f.State == FormState.Active, ct) is { } stored)
        {
            stored.IsUsed = true;
            return QualityMapping.ToForm(stored);
        }

        var form = DefaultForms.Repair with { State = FormState.Active, IsUsed = true, Version = 1 };
        db.Add(QualityMapping.ToRow(form));
        return form;
    }

    private static void Hold(AppDb db, DemoRecordedCall call)
    {
        // The demo's own instants are numbered 1 to 7.
        db.InteractionEvents.Add(new InteractionEventRow { InteractionId = call.Interaction, Seq = 101, Type = "held", At = call.StartedAt + call.HoldFrom!.Value });
        db.InteractionEvents.Add(new InteractionEventRow { InteractionId = call.Interaction, Seq = 102, Type = "resumed", At = call.StartedAt + call.HoldTo!.Value });
    }
}
