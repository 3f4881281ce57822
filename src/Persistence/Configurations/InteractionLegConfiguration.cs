using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.History;

namespace Persistence.Configurations;

internal sealed class InteractionLegConfiguration : IEntityTypeConfiguration<InteractionLegRow>
{
    public void Configure(EntityTypeBuilder<InteractionLegRow> builder)
    {
        builder.ToTable("InteractionLegs").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Role).HasMaxLength(Lengths.Code);
        builder.Property(l => l.AgentId).HasMaxLength(Lengths.User);
        builder.Property(l => l.Party).HasMaxLength(Lengths.RawPhone);
        builder.Property(l => l.Device).HasMaxLength(Lengths.Code);
        builder.Property(l => l.EndReason).HasMaxLength(Lengths.Line);
        builder.Ignore(l => l.Quality);
        builder.HasIndex(l => l.InteractionId);
    }
}
