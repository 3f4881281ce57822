namespace Crm.Domain.Training;

/// <summary>What a trainee practises at the desk (reliability-ux.md §6 point 39).</summary>
public enum PracticeExercise
{
    /// <summary>A customer with one machine wants a visit.</summary>
    KnownCustomer,

    /// <summary>A number that nobody has: the customer is created with the ticket.</summary>
    NewCustomer,

    /// <summary>The number is withheld: ask for one.</summary>
    WithheldNumber,

    /// <summary>Two households share the number: choose by the name that is said.</summary>
    AmbiguousNumber,

    /// <summary>Gas is smelt: the safety sentences first.</summary>
    GasSmell,

    /// <summary>A technician of ours calls from the customer's house.</summary>
    TechnicianCalling,
}
