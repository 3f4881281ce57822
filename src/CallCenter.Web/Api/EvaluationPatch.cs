namespace CallCenter.Web.Api;

/// <summary>Body of <c>PATCH /evaluations/{id}</c>: the draft's answers, all of them.</summary>
public sealed record EvaluationPatch(int Version, IReadOnlyList<AnswerWire>? Answers, string? Remark);
