namespace Crm.Domain.Administration;

/// <summary>The life of a version: draft, then active, then retired. Only a draft changes.</summary>
public enum QuestionSetState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Asked now; one per kind and scope.</summary>
    Active,

    /// <summary>Answers to it stay readable.</summary>
    Retired,
}
