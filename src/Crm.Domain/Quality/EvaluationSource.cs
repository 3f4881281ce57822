namespace Crm.Domain.Quality;

/// <summary>Who gave a score.</summary>
public enum EvaluationSource
{
    /// <summary>The caller, by key after the call.</summary>
    Caller,

    /// <summary>The customer, in a call-back.</summary>
    Callback,

    /// <summary>A reviewer, from the recording.</summary>
    Reviewer,
}
