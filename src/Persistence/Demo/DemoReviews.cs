using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Quality;
using Persistence.Conventions;
using Persistence.Quality;

namespace Persistence.Demo;

/// <summary>Makes reviews through the rules, so that no demo review holds what a real one could not.</summary>
internal sealed class DemoReviews(EvaluationForm form, Random random, DateTimeOffset now)
{
    private static readonly string[] LostPoints = ["漏问使用年限，直接派工", "客户说完之前打断了两次", "没有说配件另外收费", "只说“师傅会联系您”，没有约时段"];
    private static readonly string[] Remarks = ["整体规范，注意复述。", "排除步骤做得好，客户当场解决。", "开场偏快，其余很好。"];
    private static readonly string[] Seen = ["收到，以后会先问使用年限。", "已听录音，确实漏了复述。", "谢谢，明白了。"];

    /// <summary>The n-th review: a few drafts, two fatal ones, the rest given and mostly acknowledged.</summary>
    public DemoReview Make(int n, DemoRecordedCall call, string agent)
    {
        var reviewer = n % 9 == 4 ? "supervisor1" : "qa1";
        var begun = Later(call.StartedAt + call.Length, 1, 20);
        var review = new Review
        {
            Id = new ReviewId(Guid.CreateVersion7(begun)), InteractionId = call.Interaction, AgentId = agent, ReviewerId = reviewer, FormCode = form.Code,
            FormNumber = form.Number, StartedAt = begun, UpdatedAt = begun, Version = 1,
        };
        List<ReviewTimelineRow> timeline = [Row(review, 1, new ReviewEvent.Started(reviewer), reviewer, begun)];
        var isDraft = n < 4;
        review = Do(review, new ReviewCommand.Answer(Answers(call, isDraft ? 5 : int.MaxValue, isFatal: n is 6 or 15), isDraft ? null : Remarks[n % Remarks.Length], reviewer), begun).Review;
        if (isDraft) return new DemoReview(review, timeline, null);

        var given = Later(begun, 0, 1);
        (review, var submitted) = Do(review, new ReviewCommand.Submit(reviewer), given);
        timeline.Add(Row(review, 2, submitted, reviewer, given));
        var score = (ReviewEvent.Submitted)submitted;
        var evaluation = score.Score is { } whole
            ? new Evaluation
            {
                Id = review.Id.Value, InteractionId = review.InteractionId, Source = EvaluationSource.Reviewer, AgentId = agent, Score = whole, IsFatal = score.IsFatal,
                Remark = review.Remark, ReviewerId = reviewer, At = given,
            }
            : null;
        if (n % 2 == 0) return new DemoReview(review, timeline, evaluation);

        var read = Later(given, 1, 30);
        (review, var acknowledged) = Do(review, new ReviewCommand.Acknowledge(Seen[n % Seen.Length], agent), read);
        timeline.Add(Row(review, 3, acknowledged, agent, read));
        return new DemoReview(review, timeline, evaluation);
    }

    private ImmutableArray<ItemAnswer> Answers(DemoRecordedCall call, int most, bool isFatal) =>
        [.. form.Items.Take(most).Select(i => Answer(i, call, isFatal && i.Code == DefaultForms.GasSafety))];

    private ItemAnswer Answer(FormItem item, DemoRecordedCall call, bool fails)
    {
        if (fails) return new ItemAnswer { Item = item.Code, Points = 0, Comment = "客户说闻到燃气味，没有先说关阀开窗就问机型", AtMs = Mark(call) };
        if (item.AllowsNotApplicable && (item.Code == DefaultForms.GasSafety || random.Next(100) < 20)) return new ItemAnswer { Item = item.Code, IsNotApplicable = true };
        var points = item.IsFatal || random.Next(100) < 78 ? item.Max : random.Next(item.Max);
        var answer = new ItemAnswer { Item = item.Code, Points = points };
        return ReviewRules.NeedsComment(item, answer) || points < item.Max
            ? answer with { Comment = LostPoints[random.Next(LostPoints.Length)], AtMs = Mark(call) }
            : answer;
    }

    private long Mark(DemoRecordedCall call) => random.NextInt64((long)call.Length.TotalMilliseconds);

    private (Review Review, ReviewEvent Fact) Do(Review review, ReviewCommand command, DateTimeOffset at)
    {
        if (ReviewRules.Decide(review, form, command) is not Decision<ReviewEvent>.Accepted accepted)
            throw new InvalidOperationException($"The rules refuse the demo's own {command.GetType().Name}.");
        return (ReviewRules.Apply(review, accepted.Events, at) with { Version = review.Version + 1 }, accepted.Events[0]);
    }

    private DateTimeOffset Later(DateTimeOffset at, int leastHours, int mostHours)
    {
        var later = at.AddHours(leastHours).AddMinutes(random.Next(1, (mostHours - leastHours) * 60));
        return later < now ? later : now;
    }

    private static ReviewTimelineRow Row(Review review, int seq, ReviewEvent fact, string actor, DateTimeOffset at) => new()
    {
        ReviewId = review.Id.Value, Seq = seq, At = at, ActorId = actor, Type = fact.GetType().Name, Data = StoreJson.Write(fact),
    };
}
