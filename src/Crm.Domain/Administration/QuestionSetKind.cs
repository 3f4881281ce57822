namespace Crm.Domain.Administration;

/// <summary>Where a question set is asked.</summary>
public enum QuestionSetKind
{
    /// <summary>On a call-back.</summary>
    Callback,

    /// <summary>While a ticket is taken.</summary>
    Intake,

    /// <summary>When a call is reviewed; kept by quality, shown here only.</summary>
    Evaluation,
}
