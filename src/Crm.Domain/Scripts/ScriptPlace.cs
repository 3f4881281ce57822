namespace Crm.Domain.Scripts;

/// <summary>What a script hangs on.</summary>
public enum ScriptPlace
{
    /// <summary>Safety: a dangerous fault where gas is burnt.</summary>
    Gas,

    /// <summary>Safety: any other dangerous fault.</summary>
    HighVoltage,

    /// <summary>A kind of order, which the queue suggests.</summary>
    Order,

    /// <summary>A queue.</summary>
    Queue,

    /// <summary>A product category.</summary>
    Category,

    /// <summary>A symptom or fault code.</summary>
    Symptom,
}
