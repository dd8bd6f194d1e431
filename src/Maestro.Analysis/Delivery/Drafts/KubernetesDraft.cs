using System.Text;
using Maestro.Analysis.Delivery.Checks;
using Maestro.Analysis.Delivery.Facts;

namespace Maestro.Analysis.Delivery.Drafts;

/// <summary>Manifests for Kubernetes: a deployment of the program, and a service where it listens.</summary>
internal static class KubernetesDraft
{
    public static DraftedFile Of(DeliveryFacts facts, Stack stack)
    {
        var image = facts.Image ?? facts.Name;
        var text = new StringBuilder($"""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: {facts.Name}
              labels:
                app: {facts.Name}
            spec:
              replicas: 2
              selector:
                matchLabels:
                  app: {facts.Name}
              template:
                metadata:
                  labels:
                    app: {facts.Name}
                spec:
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 10001
                    seccompProfile:
                      type: RuntimeDefault
                  containers:
                    - name: {facts.Name}
                      image: {image}:0.1.0
                      securityContext:
                        allowPrivilegeEscalation: false
                        capabilities:
                          drop: [ALL]

            """);
        if (stack.Port is { } port)
            text.Append($"          ports:\n            - name: http\n              containerPort: {port.Port}\n").Append(Probes(facts));
        var variables = facts.Variables.Where(variable => variable.Name is not ("PORT" or "HOST")).ToList();
        if (variables.Count > 0)
            text.Append("          env:\n").AppendJoin("", variables.Select(variable => Variable(facts, variable.Name)));
        text.Append("          resources:\n            requests:\n              cpu: 100m\n              memory: 128Mi\n            limits:\n              memory: 512Mi\n");
        if (stack.Port is not null)
            text.Append($"---\napiVersion: v1\nkind: Service\nmetadata:\n  name: {facts.Name}\nspec:\n  selector:\n    app: {facts.Name}\n  ports:\n    - name: http\n      port: 80\n      targetPort: http\n");
        var needs = variables.Count == 0 ? "" : $"; it expects the {(variables.Exists(variable => DeliverySecrets.IsSecret(variable.Name) || IsAddress(variable.Name)) ? $"secret {facts.Name}-secrets and the " : "")}config map {facts.Name}-config";
        return new("k8s/" + facts.Name + ".yaml", DeliveryKind.Kubernetes, text.ToString(),
            $"{(stack.Port is { } open ? $"port {open}" : "no port: the program listens on none")}, image {image}:0.1.0{(facts.Image is null ? " (no remote tells the registry: put yours in front)" : " (from the remote; push it under this name)")}{needs}; the requests and limits are a beginning, not measured");
    }

    private static string Probes(DeliveryFacts facts)
    {
        var probe = facts.Health is { } health
            ? $"            httpGet:\n              path: {health.Split(' ')[0]}\n              port: http\n"
            : "            tcpSocket:\n              port: http\n";
        return $"          readinessProbe:\n{probe}            periodSeconds: 5\n          livenessProbe:\n{probe}            initialDelaySeconds: 20\n            periodSeconds: 15\n";
    }

    private static bool IsAddress(string name) =>
        name.EndsWith("_URL", StringComparison.Ordinal) || name.EndsWith("_URI", StringComparison.Ordinal) || name.EndsWith("_DSN", StringComparison.Ordinal);

    /// <summary>Addresses of databases hold passwords, so they are secrets too.</summary>
    private static string Variable(DeliveryFacts facts, string name)
    {
        var (kind, from) = DeliverySecrets.IsSecret(name) || IsAddress(name) ? ("secretKeyRef", "secrets") : ("configMapKeyRef", "config");
        return $"            - name: {name}\n              valueFrom:\n                {kind}:\n                  name: {facts.Name}-{from}\n                  key: {name}\n";
    }
}
