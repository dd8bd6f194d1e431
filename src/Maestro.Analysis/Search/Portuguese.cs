namespace Maestro.Analysis.Search;

/// <summary>What common Portuguese words of software are called in code.</summary>
internal static class Portuguese
{
    private static readonly Dictionary<string, string> Words = Read();

    /// <param name="word">In lower case, without accents; singular or a plural in s.</param>
    public static ReadOnlySpan<string> InEnglish(string word)
    {
        if (Words.TryGetValue(word, out var english) || (word.EndsWith('s') && Words.TryGetValue(word[..^1], out english))
            || (word.EndsWith("oes", StringComparison.Ordinal) && Words.TryGetValue(word[..^3] + "ao", out english)))
            return new[] { english };
        return [];
    }

    private static Dictionary<string, string> Read()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            words[pair[..equals]] = pair[(equals + 1)..].Replace('+', ' ');
        }
        return words;
    }

    private const string Text = """
        agendamento=schedule agente=agent analise=analysis aplicacao=application aplicativo=app arvore=tree assinatura=signature atualizacao=update autenticacao=authentication+auth
        autorizacao=authorization+auth banco=database biblioteca=library botao=button busca=search cabecalho=header cadastro=register caminho=path campo=field
        carrinho=cart chave=key cliente=client colecao=collection comando=command compra=order configuracao=config+settings conexao=connection conta=account
        conversao=convert cor=color credencial=credential dado=data data=date dependencia=dependency desempenho=performance entrada=input envio=send
        erro=error escrita=write evento=event excecao=exception execucao=run+execute exemplo=example fila=queue filtro=filter formulario=form funcao=function
        gravacao=save historico=history idioma=language imagem=image importacao=import impressao=print interface=interface janela=window leitura=read linguagem=language
        lista=list mapa=map memoria=memory mensagem=message metodo=method migracao=migration modelo=model navegador=browser nome=name notificacao=notification
        ordenacao=sort pacote=package pagamento=payment pagina=page painel=panel parametro=parameter pasta=folder+directory pedido=request+order permissao=permission
        pergunta=question pesquisa=search preco=price produto=product projeto=project recurso=resource rede=network registro=log+record relatorio=report repositorio=repository
        requisicao=request resposta=response+reply resultado=result rota=route roteador=router saida=output seguranca=security senha=password servico=service servidor=server
        sessao=session simbolo=symbol tabela=table tarefa=task teclado=keyboard tela=screen+view tempo=time terminal=terminal teste=test texto=text tipo=type
        token=token traducao=translation usuario=user validacao=validation valor=value variavel=variable versao=version
        """;
}
