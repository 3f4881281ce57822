namespace Crm.Domain.Administration;

/// <summary>What kind of answer a question wants.</summary>
public enum QuestionKind
{
    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>1 to 5 unless the question has other limits.</summary>
    Scale,

    /// <summary>Words.</summary>
    Text,

    /// <summary>Money, fen.</summary>
    Amount,
}
