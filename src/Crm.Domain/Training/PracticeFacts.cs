namespace Crm.Domain.Training;

/// <summary>What the trainee's form says when the exercise ends; nothing of it is stored.</summary>
public sealed record PracticeFacts
{
    /// <summary>The form was saved.</summary>
    public bool IsSaved { get; init; }

    /// <summary>The customer who was meant is chosen.</summary>
    public bool HasTheCustomer { get; init; }

    /// <summary>A new customer was named.</summary>
    public bool HasAName { get; init; }

    /// <summary>There is a number on which he can be reached.</summary>
    public bool HasAPhone { get; init; }

    /// <summary>The region of a new customer's address is chosen.</summary>
    public bool HasARegion { get; init; }

    /// <summary>A machine is chosen, or at least its category.</summary>
    public bool HasAMachine { get; init; }

    /// <summary>A fault is chosen from the list.</summary>
    public bool HasASymptom { get; init; }

    /// <summary>The fault is one that may hurt somebody.</summary>
    public bool IsDangerous { get; init; }

    /// <summary>Every sentence that must be said was ticked.</summary>
    public bool ScriptIsSaid { get; init; }

    /// <summary>The order is urgent.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>A half day is promised.</summary>
    public bool HasAVisit { get; init; }

    /// <summary>It is an enquiry, not a new repair.</summary>
    public bool IsConsult { get; init; }

    /// <summary>There are words of what he said.</summary>
    public bool HasWords { get; init; }
}
