namespace Crm.Domain.Scripts;

/// <summary>A sentence as the desk shows it, with the edition it comes from.</summary>
/// <param name="Step">The sentence.</param>
/// <param name="Place">What its script hangs on.</param>
/// <param name="Scope">Which order, queue, category or symptom.</param>
/// <param name="Edition">Which edition; 0 is as shipped.</param>
public sealed record ScriptLine(ScriptStep Step, ScriptPlace Place, string Scope, int Edition)
{
    /// <summary>Name of the sentence.</summary>
    public string Code => Step.Code;

    /// <summary>Without its tick the ticket is not saved.</summary>
    public bool IsRequired => Step.IsRequired;

    /// <summary>Somebody may be hurt when it is not said.</summary>
    public bool IsSafety => Place is ScriptPlace.Gas or ScriptPlace.HighVoltage;
}
