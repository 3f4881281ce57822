namespace CallCenter.Web.Features.Tickets;

/// <summary>What a step asks a person. Texts by <c>Step.&lt;name&gt;</c>.</summary>
internal enum StepQuestion
{
    /// <summary>It is taken at once.</summary>
    Nothing,

    /// <summary>Why.</summary>
    Reason,

    /// <summary>Who is sent.</summary>
    To,

    /// <summary>What was done.</summary>
    Result,

    /// <summary>Which half day.</summary>
    Slot,

    /// <summary>What it waits for.</summary>
    Wait,

    /// <summary>Which ticket takes it in.</summary>
    Into,

    /// <summary>Which article helped; a fault solved by phone must name it.</summary>
    Article,
}
