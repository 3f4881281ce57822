namespace Crm.Domain.Quality;

/// <summary>Items that belong together, in the order of a call.</summary>
/// <param name="Code">Short name, unique within the form.</param>
/// <param name="Text">Heading.</param>
/// <param name="Items">At least one.</param>
/// <remarks>A group has no weight of its own: it weighs what its applicable items weigh. The weight of an item that does not apply
/// therefore goes to all other items in proportion to theirs, whatever group they are in, and a group in which nothing applies weighs nothing.</remarks>
public sealed record FormGroup(string Code, FormText Text, ImmutableArray<FormItem> Items);
