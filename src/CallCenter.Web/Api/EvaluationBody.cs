namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /evaluations</c>.</summary>
/// <param name="InteractionId">The call that is reviewed.</param>
/// <param name="Agent">Who is judged; left out: who had the customer last.</param>
/// <param name="Form">Code of the form; left out: the repair hot line's.</param>
/// <param name="Answers">First answers, or none yet.</param>
/// <param name="Remark">Overall remark.</param>
public sealed record EvaluationBody(Guid InteractionId, string? Agent, string? Form, IReadOnlyList<AnswerWire>? Answers, string? Remark);
