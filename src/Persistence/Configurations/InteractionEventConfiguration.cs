using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.History;

namespace Persistence.Configurations;

internal sealed class InteractionEventConfiguration : IEntityTypeConfiguration<InteractionEventRow>
{
    public void Configure(EntityTypeBuilder<InteractionEventRow> builder)
    {
        builder.ToTable("InteractionEvents").HasKey(e => new { e.InteractionId, e.Seq });
        builder.Property(e => e.Seq).ValueGeneratedNever();
        builder.Property(e => e.Type).HasMaxLength(Lengths.Code);
    }
}
